package org.palermo.streams.ledger;

import org.palermo.schemas.event.Agreement;
import org.palermo.schemas.event.Envelope;

/** An agreement, strategy, law or plan: one in all, and in a separate account one for each of its countries. */
final class AgreementRule implements PostingRule<Agreement> {

    private static final String UNIT = "agreement";

    private final Places places;

    AgreementRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "agreement";
    }

    @Override
    public Class<Agreement> body() {
        return Agreement.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Agreement body) {
        Draft draft = new Draft(envelope, places).on("date", body.getDate());
        Dimensions common = Dimensions.NONE.category(body.getType());
        draft.post("agreements", 1, UNIT, common);
        draft.places("countries", body.getCountries()).stream()
                .filter(Place::country)
                .forEach(country -> draft.post("agreements.by-country", 1, UNIT, common.at(country)));
        return draft.judgement();
    }
}

package org.palermo.streams.ledger;

import java.util.HashSet;
import java.util.Set;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Partnership;

/** An organisation that cooperated: one for each calendar year of the cooperation, by its name as recorded. */
final class PartnerRule implements PostingRule<Partnership> {

    private final Places places;

    PartnerRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "partner";
    }

    @Override
    public Class<Partnership> body() {
        return Partnership.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Partnership body) {
        Draft draft = new Draft(envelope, places);
        Dimensions organisation = Dimensions.NONE
                .at(draft.placeIfStated("country", body.getCountry()))
                .party(body.getOrganisation());
        Set<Integer> met = new HashSet<>();
        for (int year : body.getYears()) {
            if (!met.add(year)) {
                draft.problem("years", year, "is named twice");
            }
            draft.in("years", year).post("partners", 1, "organisation", organisation);
        }
        return draft.judgement();
    }
}

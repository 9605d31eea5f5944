package org.palermo.streams.ledger;

import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;

/** A grant: one award, and what was committed by organisation and, in its own account, by grant. */
final class GrantRule implements PostingRule<Grant> {

    /** The kind, which disbursements and assistance refer to. */
    static final String KIND = "grant";

    private final Places places;

    GrantRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Grant> body() {
        return Grant.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Grant body) {
        Draft draft =
                new Draft(envelope, places).on("awarded", body.getAwarded()).money("amount", body.getAmount());
        Dimensions award = Dimensions.NONE
                .at(draft.place("country", body.getCountry()))
                .category(body.getCycle() == null ? "" : body.getCycle())
                .party(body.getNgoId());
        return draft.post("fund.grants", 1, "grant", award)
                .post("fund.committed", body.getAmount(), award)
                .post("fund.committed.by-grant", body.getAmount(), Dimensions.NONE.party(envelope.getEntityId()))
                .judgement();
    }
}

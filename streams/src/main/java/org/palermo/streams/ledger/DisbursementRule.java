package org.palermo.streams.ledger;

import java.util.Optional;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;

/** A payment on a grant. */
final class DisbursementRule implements PostingRule<Disbursement> {

    private final Places places;

    DisbursementRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "disbursement";
    }

    @Override
    public Class<Disbursement> body() {
        return Disbursement.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Disbursement body) {
        return new Draft(envelope, places)
                .on("date", body.getDate())
                .money("amount", body.getAmount())
                .post("fund.disbursed", body.getAmount(), Dimensions.NONE)
                .post("fund.disbursed.by-grant", body.getAmount(), Dimensions.NONE.party(body.getGrant()))
                .judgement();
    }

    @Override
    public Optional<Reference> reference(Disbursement body) {
        return Optional.of(new Reference(GrantRule.KIND, body.getGrant()));
    }
}

package org.palermo.streams.ledger;

import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.Envelope;

/** What lowers the fund's balance and is no grant. */
final class ChargeRule implements PostingRule<Charge> {

    private final Places places;

    ChargeRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "charge";
    }

    @Override
    public Class<Charge> body() {
        return Charge.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Charge body) {
        return new Draft(envelope, places)
                .on("date", body.getDate())
                .money("amount", body.getAmount())
                .post("fund.charges", body.getAmount(), Dimensions.NONE.category(body.getType()))
                .judgement();
    }
}

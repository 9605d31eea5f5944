package org.palermo.streams.ledger;

import java.util.List;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Rate;

/** An exchange rate counts nowhere: each event carries the rate that was used for it (domain.md, Keys and topics). */
final class RateRule implements PostingRule<Rate> {

    @Override
    public String kind() {
        return "rate";
    }

    @Override
    public Class<Rate> body() {
        return Rate.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Rate body) {
        return new Judgement.Stands(List.of());
    }
}

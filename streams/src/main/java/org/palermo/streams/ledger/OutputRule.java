package org.palermo.streams.ledger;

import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Output;

/** A tool, study or publication. */
final class OutputRule implements PostingRule<Output> {

    private final Places places;

    OutputRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "output";
    }

    @Override
    public Class<Output> body() {
        return Output.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Output body) {
        return new Draft(envelope, places)
                .on("date", body.getDate())
                .post("outputs", 1, "output", Dimensions.NONE.category(body.getType()))
                .judgement();
    }
}

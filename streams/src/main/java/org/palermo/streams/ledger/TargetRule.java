package org.palermo.streams.ledger;

import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Target;

/** A target counts nowhere: it is laid beside its figure when a report is read. What could not be laid there is refused. */
final class TargetRule implements PostingRule<Target> {

    private final Places places;

    TargetRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "target";
    }

    @Override
    public Class<Target> body() {
        return Target.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Target body) {
        Draft draft = new Draft(envelope, places).on("end", body.getEnd());
        if (body.getStart() != null) {
            draft.on("start", body.getStart());
        }
        draft.placeIfStated("country", body.getCountry());
        if (!isPositive(body.getValue())) {
            draft.problem("value", body.getValue(), "is not a positive decimal");
        }
        return draft.judgement();
    }

    private static boolean isPositive(String value) {
        return value.matches("[0-9]{1,20}(\\.[0-9]{1,20})?") && !value.matches("[0.]+");
    }
}

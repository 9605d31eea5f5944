package org.palermo.schemas.values;

import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Withdrawn;

/** What the event records of all topics have in common: an envelope, then a body. */
public final class Events {

    private static final int ENVELOPE = 0;
    private static final int BODY = 1;

    private Events() {}

    public static Envelope envelope(SpecificRecord event) {
        return (Envelope) event.get(ENVELOPE);
    }

    /** The content that is asserted, or {@link Withdrawn}. */
    public static SpecificRecord body(SpecificRecord event) {
        return (SpecificRecord) event.get(BODY);
    }

    public static boolean isWithdrawal(SpecificRecord event) {
        return body(event) instanceof Withdrawn;
    }
}

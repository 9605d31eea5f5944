package org.palermo.infra.torture;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.palermo.infra.embedded.process.Supervised;

/**
 * Counts how often in a row a service was killed soon after its start, as who watches over it does: one time more, and it
 * would not be started again.
 */
final class Deaths {

    private final Map<Victim, Integer> inRow = new EnumMap<>(Victim.class);
    private final Map<Victim, Long> last = new EnumMap<>(Victim.class);
    private final LongSupplier nanos;

    Deaths(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void add(Victim victim) {
        switch (victim) {
            case PALERMO -> inRow.clear(); // who watches begins anew
            case CLICKHOUSE, REGISTRY -> {
                boolean sound = sinceLast(victim).compareTo(Supervised.SOUND_LIFE) > 0;
                inRow.merge(victim, 1, (before, one) -> sound ? one : before + one);
                last.put(victim, nanos.getAsLong());
            }
            case INTAKE, STREAMS, SINK -> {}
        }
    }

    /** How long a victim is to live on before it may be killed again. */
    Duration calm(Victim victim) {
        if (inRow.getOrDefault(victim, 0) < Supervised.DEATHS_ALLOWED) {
            return Duration.ZERO;
        }
        // it was started somewhat after it was killed, so twice the time is on the safe side
        Duration rest = Supervised.SOUND_LIFE.multipliedBy(2).minus(sinceLast(victim));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private Duration sinceLast(Victim victim) {
        return Duration.ofNanos(nanos.getAsLong() - last.getOrDefault(victim, nanos.getAsLong()));
    }
}

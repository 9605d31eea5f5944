package org.palermo.infra.command;

import java.util.Optional;
import org.palermo.infra.metrics.Observation;

/**
 * What a long-running command tells of itself, if anything.
 *
 * @param observation empty where no port is set
 */
record Observed(Optional<Observation> observation) implements AutoCloseable {

    @Override
    public void close() {
        observation.ifPresent(Observation::close);
    }
}

package org.palermo.infra.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.palermo.infra.embedded.stack.ServiceEnded;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.metrics.Observation;

/** Tells the user of services that end by themselves; that is told also where the user asked for quiet. */
final class StackWatch implements Stack.Watch {

    private final Console console;
    private final Ending ending;
    private final Optional<Observation> observation;

    StackWatch(Console console, Ending ending, Optional<Observation> observation) {
        this.console = console;
        this.ending = ending;
        this.observation = observation;
    }

    @Override
    public void died(Stack.Service service, Path log) {
        observation.ifPresent(found -> found.serviceDied(service));
        if (!ending.isAsked()) {
            console.say("stack.service-died", Map.of("service", service.name(), "log", log.toString()));
        }
    }

    @Override
    public void serves(Stack.Service service) {
        if (!ending.isAsked()) {
            console.say("stack.service-serves", Map.of("service", service.name()));
        }
    }

    @Override
    public void gaveUp(ServiceEnded ended) {
        ending.fail(ended);
    }
}

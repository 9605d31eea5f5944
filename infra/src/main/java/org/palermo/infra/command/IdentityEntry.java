package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.HandEntry;
import org.palermo.infra.pipeline.ImportRun;
import org.palermo.infra.pipeline.RecordedState;
import org.palermo.producers.entry.Assertion;
import org.palermo.producers.entry.Known;
import org.palermo.producers.entry.Withdrawal;
import org.palermo.producers.events.Event;
import org.palermo.producers.kinds.IdentityProducer;
import org.palermo.producers.kinds.Producer;

/** One identity that is recorded or withdrawn by hand, judged as an import would judge it. */
final class IdentityEntry {

    private static final String KIND = "identity";

    private final Console console;
    private final DataOption data;
    private final IdentityOptions options;
    private final String source;
    private final Producer producer = new IdentityProducer();

    IdentityEntry(Console console, DataOption data, IdentityOptions options, String source) {
        this.console = console;
        this.data = data;
        this.options = options;
        this.source = source;
    }

    /** Counts the alias as another from now on. */
    int merge(String into, String reason) throws InterruptedException {
        Addresses addresses = data.addresses();
        RecordedState recorded = new RecordedState(addresses.clickHouse());
        Optional<String> before = recorded.mergedInto(options.kind(), options.alias());
        if (before.filter(into::equals).isPresent()) {
            console.say("identity.already", Map.of("alias", options.alias(), "into", into));
            return ExitCode.DONE;
        }
        HandEntry entry = entry(recorded);
        Assertion.Stated stated = Assertion.of(
                producer,
                Map.of("type", options.kind(), "alias", options.alias(), "canonical", into, "reason", reason),
                entry.setting(),
                entry.eventIds());
        asking().tell(stated.findings());
        return publish(stated.event(), "identity.merged", Map.of("alias", options.alias(), "into", into), addresses);
    }

    /** Counts the alias by itself again. */
    int split(String reason) throws InterruptedException {
        Addresses addresses = data.addresses();
        RecordedState recorded = new RecordedState(addresses.clickHouse());
        String id = IdentityProducer.id(options.kind(), options.alias());
        Optional<Known> known = recorded.find(KIND, id);
        Optional<String> into = recorded.mergedInto(options.kind(), options.alias());
        if (known.isEmpty() || known.get().withdrawn() || into.isEmpty()) {
            console.say("identity.alone", Map.of("alias", options.alias()));
            console.hint("identity.alone.hint", Map.of());
            return ExitCode.NO;
        }
        HandEntry entry = entry(recorded);
        Withdrawal.Stated stated = Withdrawal.of(producer, id, reason, entry.setting(), entry.eventIds());
        asking().tell(stated.findings());
        return publish(
                stated.event(), "identity.split", Map.of("alias", options.alias(), "into", into.get()), addresses);
    }

    private HandEntry entry(RecordedState recorded) {
        return new HandEntry(recorded, console.messages().spoken(), options.recordedBy(), source);
    }

    private Asking asking() {
        return new Asking(console, NoPrompt.INSTANCE);
    }

    private int publish(Optional<Event> event, String said, Map<String, String> names, Addresses addresses)
            throws InterruptedException {
        if (event.isEmpty()) {
            console.say("add.nothing", Map.of());
            return ExitCode.NO;
        }
        if (options.check()) {
            console.say("import.checked", Map.of());
            return ExitCode.DONE;
        }
        boolean done = new Importing(console, options.quiet(), null)
                .publish(List.of(event.get()), new ImportRun(addresses, data.topics()), addresses, options.awaits());
        if (done && !options.quiet()) {
            console.say(said, names);
        }
        return done ? ExitCode.DONE : ExitCode.NO;
    }
}

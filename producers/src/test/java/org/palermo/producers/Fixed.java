package org.palermo.producers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Parties;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.findings.Finding;

/** An intake whose clock stands still and whose identifiers are numbers. */
final class Fixed {

    static final Instant NOW = Instant.parse("2016-05-31T12:00:00Z");

    private Fixed() {}

    static IntakeSettings settings() {
        return settings(Rates.NONE);
    }

    static IntakeSettings settings(Rates known) {
        return new IntakeSettings(Clock.fixed(NOW, ZoneOffset.UTC), "Vienna office", known, ids());
    }

    static IntakeSettings settings(Rates known, Consumer<Finding> findings) {
        return new IntakeSettings(Clock.fixed(NOW, ZoneOffset.UTC), "Vienna office", known, ids(), findings);
    }

    static IntakeSettings settings(Parties known) {
        return new IntakeSettings(
                Clock.fixed(NOW, ZoneOffset.UTC),
                "Vienna office",
                Rates.NONE,
                known,
                ids(),
                finding -> {},
                ReadOptions.NONE);
    }

    /** Everyone is recorded but one, nobody's type is known, and nobody is merged. */
    static Parties allBut(String unknown) {
        return new Parties() {
            @Override
            public boolean isRecorded(String type, String id) {
                return !id.equals(unknown);
            }

            @Override
            public Optional<String> donorType(String id) {
                return Optional.empty();
            }

            @Override
            public Optional<String> mergedInto(String type, String alias) {
                return Optional.empty();
            }
        };
    }

    static Supplier<String> ids() {
        AtomicInteger last = new AtomicInteger();
        return () -> "event-" + last.incrementAndGet();
    }

    /** What something prints to the error stream while it runs. */
    static String printed(Runnable running) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            running.run();
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    static Plan read(Path... paths) {
        return Intake.read(List.of(paths), settings());
    }

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<Event> events(Plan plan) {
        List<Event> events = new ArrayList<>();
        plan.forEach(events::add);
        return events;
    }

    static List<String> codes(Plan plan) {
        return plan.findings().stream().map(finding -> finding.code().id()).toList();
    }
}

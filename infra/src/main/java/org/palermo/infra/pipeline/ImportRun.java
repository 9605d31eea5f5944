package org.palermo.infra.pipeline;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.producers.Intake;
import org.palermo.producers.IntakeSettings;
import org.palermo.producers.Plan;
import org.palermo.producers.ReadOptions;
import org.palermo.producers.events.Event;
import org.palermo.producers.events.EventIds;
import org.palermo.producers.fields.Parties;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.publish.Progress;
import org.palermo.producers.publish.Publisher;
import org.palermo.producers.publish.PublisherSettings;
import org.palermo.producers.publish.Receipt;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;
import org.palermo.schemas.values.Events;

/** Reads registers, publishes what is right in them, and waits until ClickHouse shows what became of it. */
public final class ImportRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Addresses addresses;
    private final Topics topics;

    /**
     * @param addresses of a running stack
     * @param topics of the deployment
     */
    public ImportRun(Addresses addresses, Topics topics) {
        this.addresses = addresses;
        this.topics = topics;
    }

    /** Hears how far the wait has come. */
    public interface Waiting {
        /**
         * @param shown how many of the events ClickHouse shows by now
         * @param all how many there are
         */
        void at(long shown, long all);
    }

    /**
     * Reads registers; publishes nothing.
     *
     * @param paths files and folders
     * @param recordedBy of rows that do not say
     * @param known rates recorded by earlier imports
     */
    public static Plan read(List<Path> paths, String recordedBy, Rates known) {
        return read(paths, recordedBy, known, Parties.NOT_KNOWN, ReadOptions.NONE, finding -> {});
    }

    /**
     * As above.
     *
     * @param parties recorded by earlier imports
     * @param options of files that do not say everything themselves
     * @param findings is told each finding, also those that the plan does not keep
     */
    public static Plan read(
            List<Path> paths,
            String recordedBy,
            Rates known,
            Parties parties,
            ReadOptions options,
            Consumer<Finding> findings) {
        Clock clock = Clock.systemUTC();
        return Intake.read(
                paths,
                new IntakeSettings(
                        clock, recordedBy, known, parties, new EventIds(clock, new SecureRandom()), findings, options));
    }

    /** Publishes events in their order; returns when the broker has acknowledged all of them. */
    public Receipt publish(Iterable<Event> events, Progress progress) {
        PublisherSettings settings = new PublisherSettings(
                "kafka.bootstrap.servers", addresses.kafka(), PATIENCE, addresses.kafkaProperties());
        try (Publisher publisher = new Publisher(settings, topics, Registry.at(addresses.registry(), PATIENCE))) {
            return publisher.publish(events, progress);
        }
    }

    /** Waits until ClickHouse shows the outcome of everything in the receipt, and the totals over it. */
    public void await(Receipt receipt, Map<Receipt.Partition, Long> before, Waiting waiting)
            throws InterruptedException {
        Outcomes outcomes = new Outcomes(addresses.clickHouse());
        long told = System.nanoTime();
        while (!outcomes.showAll(receipt)) {
            if (System.nanoTime() - told > Duration.ofSeconds(2).toNanos()) {
                told = System.nanoTime();
                waiting.at(Math.min(outcomes.countSince(before), receipt.acknowledged()), receipt.acknowledged());
            }
            Thread.sleep(LOOK);
        }
    }

    /** The identifiers of events, by which their outcomes are told from those of other imports. */
    public static Set<String> eventIds(Iterable<Event> events) {
        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(Events.envelope(event.value()).getEventId()));
        return ids;
    }
}

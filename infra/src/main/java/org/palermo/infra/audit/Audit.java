package org.palermo.infra.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;

/**
 * Proves that what the reports read is what was recorded, also while events keep coming: it fixes, at its start, how far
 * each input topic goes, waits until ClickHouse shows everything up to there, and speaks of that alone.
 *
 * <ul>
 *   <li>Every input has exactly one entry in the journal, and the one that an independent fold of the inputs gives, with
 *       exactly its postings.
 *   <li>ClickHouse holds exactly the journal's outcomes and postings, each with exactly its content.
 *   <li>The totals are the sums of the fold, cell by cell.
 *   <li>Every figure is the same from the totals and from the postings.
 *   <li>Every publication is the one that was recorded, and its figures come to the same again.
 * </ul>
 *
 * It reads everything that was ever published. In memory it keeps the entities' states of one partition number at a time.
 */
public final class Audit {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(30);
    private static final int HEARD = 10_000;

    private final Addresses addresses;
    private final Topics topics;
    private final Clock clock;
    private final Duration patience;
    private final Duration steady;

    public Audit(Addresses addresses, Topics topics) {
        this(addresses, topics, Clock.systemUTC(), PATIENCE, PATIENCE);
    }

    /**
     * @param patience how long ClickHouse may show nothing new before what it lacks counts as missing
     * @param steady how long the totals may keep changing before the figures are left out; they are tried once at least
     */
    public Audit(Addresses addresses, Topics topics, Clock clock, Duration patience, Duration steady) {
        this.addresses = addresses;
        this.topics = topics;
        this.clock = clock;
        this.patience = patience;
        this.steady = steady;
    }

    /**
     * Reads and compares everything that is published when it is called. Changes nothing.
     *
     * @throws org.palermo.infra.pipeline.BrokerUnavailable where the broker does not answer
     * @throws org.palermo.infra.pipeline.ClickHouseUnavailable where ClickHouse does not answer
     * @throws org.palermo.schemas.serdes.RegistryUnavailable where the registry does not answer
     */
    public AuditResult run(AuditProgress progress) throws InterruptedException {
        Instant started = clock.instant();
        AuditTopics read = new AuditTopics(addresses, topics);
        AuditTables tables = new AuditTables(addresses.clickHouse());
        Registry registry = Registry.at(addresses.registry(), REGISTRY_PATIENCE);
        Disagreements found = new Disagreements();
        Map<TopicPartition, Long> ends = new HashMap<>(read.ends(read.inputs()));
        ends.values().removeIf(end -> end == 0);
        long all = ends.values().stream().mapToLong(Long::longValue).sum();
        boolean caughtUp = await(tables, ends, all, progress);

        long[] judged = {0};
        long postings = 0;
        long totals = 0;
        int numbers =
                read.inputs().stream().mapToInt(TopicPartition::partition).max().orElse(-1) + 1;
        for (int number = 0; number < numbers; number++) {
            Map<TopicPartition, Long> numbered = new HashMap<>();
            for (TopicPartition input : AuditTopics.numbered(ends.keySet(), number)) {
                numbered.put(input, Objects.requireNonNull(ends.get(input)));
            }
            PartitionAudit partition = new PartitionAudit(
                    read,
                    tables,
                    registry,
                    found,
                    () -> {
                        if (++judged[0] % HEARD == 0) {
                            progress.at(AuditProgress.Stage.READING, judged[0], all);
                        }
                    },
                    number,
                    numbered);
            partition.run(() -> progress.at(AuditProgress.Stage.DIFFERENCES, judged[0], all));
            postings += partition.postings();
            totals += partition.totals();
        }
        new Strays(read, tables, found).run();
        progress.at(AuditProgress.Stage.FIGURES, judged[0], all);
        int figures = new FigureCheck(addresses.clickHouse(), tables, found, steady).run();
        new PublicationCheck(addresses, topics, found).run();
        return new AuditResult(
                started,
                clock.instant(),
                upTo(ends),
                caughtUp,
                judged[0],
                postings,
                totals,
                figures,
                found.counts(),
                found.firsts(),
                found.first());
    }

    /** Waits as long as ClickHouse goes on showing more; false where it stopped before it showed everything. */
    private boolean await(AuditTables tables, Map<TopicPartition, Long> ends, long all, AuditProgress progress)
            throws InterruptedException {
        long written = tables.written();
        long since = System.nanoTime();
        while (!tables.show(ends)) {
            long now = tables.written();
            if (now != written) {
                written = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                return false;
            }
            progress.at(AuditProgress.Stage.WAITING, 0, all);
            Thread.sleep(LOOK);
        }
        return true;
    }

    private static List<AuditResult.UpTo> upTo(Map<TopicPartition, Long> ends) {
        List<AuditResult.UpTo> upTo = new ArrayList<>();
        ends.forEach((input, end) -> upTo.add(new AuditResult.UpTo(input.topic(), input.partition(), end - 1)));
        upTo.sort(Comparator.comparing(AuditResult.UpTo::topic).thenComparing(AuditResult.UpTo::partition));
        return upTo;
    }
}

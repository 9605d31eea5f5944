package org.palermo.infra.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.producers.publish.Progress;
import org.palermo.producers.publish.Publisher;
import org.palermo.producers.publish.PublisherSettings;
import org.palermo.producers.publish.Receipt;
import org.palermo.reports.rejections.Rejection;
import org.palermo.reports.rejections.Rejection.Standing;
import org.palermo.reports.rejections.RejectionFilter;
import org.palermo.reports.rejections.RejectionList;
import org.palermo.reports.rejections.RejectionReader;
import org.palermo.reports.store.ClickHouseRejections;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Position;
import org.palermo.schemas.topics.Topics;

/** Finds rejected events, sends them again, and says what became of them this time. */
public final class Redriving {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Events that are asked for by their positions in one query. */
    private static final int TOGETHER = 500;

    private final Addresses addresses;
    private final Topics topics;
    private final RejectionReader rejections;

    /**
     * @param addresses of the services
     * @param topics of the deployment
     */
    public Redriving(Addresses addresses, Topics topics) {
        this.addresses = addresses;
        this.topics = topics;
        this.rejections = new ClickHouseRejections(addresses.clickHouse(), new Properties());
    }

    /**
     * What became of events that were sent again.
     *
     * @param posted how many changed what is recorded
     * @param repeated how many said what was already so
     * @param superseded how many came too late
     * @param rejected those that were rejected once more, for whatever other reason
     */
    public record Summary(long posted, long repeated, long superseded, List<Rejection> rejected) {

        public Summary {
            rejected = List.copyOf(rejected);
        }

        public long all() {
            return posted + repeated + superseded + rejected.size();
        }
    }

    /**
     * Rejected events, with the counts of all that the filter asks for.
     *
     * @param most how many at most, from 1
     */
    public RejectionList find(RejectionFilter filter, int most) {
        return new RejectionList(filter, rejections.rejections(filter, most), rejections.count(filter));
    }

    /**
     * Sends events again, those of a partition in the order in which they lay; returns when ClickHouse shows what became
     * of them.
     */
    public Summary redrive(List<Rejection> events, Progress progress, ImportRun.Waiting waiting)
            throws InterruptedException {
        List<Position> positions = events.stream().map(Rejection::first).toList();
        Map<Receipt.Partition, Long> before = new Outcomes(addresses.clickHouse()).shown();
        Receipt receipt = send(positions, progress);
        new ImportRun(addresses, topics).await(receipt, before, waiting);
        return summary(positions);
    }

    private Receipt send(List<Position> positions, Progress progress) {
        PublisherSettings settings = new PublisherSettings(
                "kafka.bootstrap.servers", addresses.kafka(), PATIENCE, addresses.kafkaProperties());
        try (Publisher publisher = new Publisher(settings, topics, Registry.at(addresses.registry(), PATIENCE))) {
            return publisher.publishAgain(InputRecords.at(addresses, positions), progress);
        }
    }

    private Summary summary(List<Position> positions) {
        List<Rejection> now = new ArrayList<>();
        for (int from = 0; from < positions.size(); from += TOGETHER) {
            List<String> ids = positions.subList(from, Math.min(from + TOGETHER, positions.size())).stream()
                    .map(Position::toString)
                    .toList();
            RejectionFilter filter = new RejectionFilter(null, null, null, ids, Set.of(Standing.values()));
            now.addAll(rejections.rejections(filter, TOGETHER));
        }
        return new Summary(
                count(now, Standing.POSTED),
                count(now, Standing.REPEATED),
                count(now, Standing.SUPERSEDED),
                now.stream()
                        .filter(rejection -> !rejection.standing().isAnswered())
                        .toList());
    }

    private static long count(List<Rejection> rejections, Standing standing) {
        return rejections.stream()
                .filter(rejection -> rejection.standing() == standing)
                .count();
    }
}

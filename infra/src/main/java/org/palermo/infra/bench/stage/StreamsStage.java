package org.palermo.infra.bench.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The streams as they run in production, with one thread, until their totals cover the last event. */
public final class StreamsStage implements Stage {

    private static final Duration LOOK = Duration.ofMillis(40);

    /** Longer than the streams wait between two sendings of totals. */
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private final boolean inMemory;

    public StreamsStage(boolean inMemory) {
        this.inMemory = inMemory;
    }

    @Override
    public Stretch run(Ground ground) throws InterruptedException {
        String name = "bench-" + UUID.randomUUID();
        try (StreamsRun streams = new StreamsRun(ground, name, ground.folder().resolve(name), inMemory)) {
            streams.start();
            return untilQuiet(ground, name, streams);
        }
    }

    /** Measures how long a start takes whose state is lost: all of it is read back from the changelogs. */
    public Stretch restore(Ground ground) throws InterruptedException {
        String name = "bench-" + UUID.randomUUID();
        Path folder = ground.folder().resolve(name);
        try (StreamsRun streams = new StreamsRun(ground, name, folder, inMemory)) {
            streams.start();
            untilQuiet(ground, name, streams);
        }
        try (StreamsRun again = new StreamsRun(ground, name, folder.resolveSibling(name + "-again"), inMemory)) {
            Meter meter = new Meter();
            again.start();
            return meter.stop(Ground.sum(ground.ends()));
        }
    }

    /** Measures until the last input is committed and no more totals are sent; from the last that were. */
    private static Stretch untilQuiet(Ground ground, String group, StreamsRun streams) {
        Map<TopicPartition, Long> ends = ground.ends();
        List<Stretch> measured = new ArrayList<>();
        ground.ask(admin -> {
            Meter meter = new Meter();
            while (!committed(admin, group, ends)) {
                streams.check();
                Thread.sleep(LOOK);
            }
            Map<TopicPartition, Long> sent = Map.of();
            long changed = System.nanoTime();
            while (System.nanoTime() - changed < QUIET.toNanos()) {
                Map<TopicPartition, Long> now =
                        Ground.ends(admin, Ground.partitions(ground.topics().totals()));
                if (!now.equals(sent)) {
                    sent = now;
                    changed = System.nanoTime();
                    measured.add(meter.stop(Ground.sum(ends)));
                }
                streams.check();
                Thread.sleep(LOOK);
            }
        });
        return measured.getLast();
    }

    private static boolean committed(Admin admin, String group, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream().filter(end -> end.getValue() > 0).allMatch(end -> {
            OffsetAndMetadata reached = committed.get(end.getKey());
            return reached != null && reached.offset() >= end.getValue();
        });
    }
}

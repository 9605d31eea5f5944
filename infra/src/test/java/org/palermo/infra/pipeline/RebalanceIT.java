package org.palermo.infra.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.embedded.stack.TestStacks;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Places;
import org.palermo.streams.runtime.StreamsRuntime;
import org.palermo.streams.runtime.StreamsSettings;
import org.palermo.streams.sink.SinkRuntime;
import org.palermo.streams.sink.SinkSettings;

/** Work that moves from one instance to another and back while events keep coming. */
class RebalanceIT {

    private static final Topics TOPICS = new Topics(4);
    private static final long SEED = Long.getLong("seed", 20160430);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();

    @Test
    void two_instances_share_four_partitions_and_lose_and_double_nothing() throws Exception {
        try (Stack stack = TestStacks.start(folder.resolve("data"), TOPICS);
                Admin admin = Admin.create(Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.addresses().kafka()))) {
            Registry registry = Registry.at(stack.addresses().registry(), Duration.ofSeconds(10));
            long acknowledged;
            try (StreamsRuntime second = streams(stack, registry, "second");
                    SinkRuntime secondSink = sink(stack, registry);
                    Load load = new Load(stack.addresses().kafka(), new RandomEvents(SEED, TOPICS, registry))) {
                try (StreamsRuntime first = streams(stack, registry, "first");
                        SinkRuntime firstSink = sink(stack, registry)) {
                    first.start();
                    firstSink.start();
                    assertTrue(first.awaitRunning(LedgerCheck.LIMIT));
                    load.awaitMore(500);

                    second.start();
                    secondSink.start();
                    awaitShares(admin, "palermo", 2);
                    awaitShares(admin, "palermo-sink", 2);
                    load.awaitMore(1_500);

                    first.leave();
                    firstSink.close();
                }
                awaitShares(admin, "palermo", 1);
                awaitShares(admin, "palermo-sink", 1);
                load.awaitMore(1_000);
                acknowledged = load.end();

                LedgerCheck.Found found = new LedgerCheck(stack.addresses(), TOPICS).check();

                assertEquals(acknowledged, found.inputs());
                assertEquals(
                        List.of(
                                "corrupt-record",
                                "duplicate",
                                "grant-changed",
                                "invalid-body",
                                "not-recorded",
                                "posted",
                                "unknown-reference"),
                        List.copyOf(found.outcomes().keySet()),
                        "every outcome occurs");
                assertEquals(StreamsRuntime.State.RUNNING, second.state());
                assertEquals(SinkRuntime.State.RUNNING, secondSink.state());
            }
        }
        assertEquals(null, fatal.get());
    }

    /** Waits until so many members have partitions, all of them together. */
    static void awaitShares(Admin admin, String group, int members) throws Exception {
        LedgerCheck.await(() -> {
            Collection<MemberDescription> found = admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .members();
            return found.size() == members
                    && found.stream()
                            .noneMatch(member ->
                                    member.assignment().topicPartitions().isEmpty());
        });
    }

    private StreamsRuntime streams(Stack stack, Registry registry, String instance) {
        return new StreamsRuntime(
                StreamsSettings.of(stack.addresses().kafka(), folder.resolve(instance), instance)
                        .withPartitions(4),
                Ledger.of(Places.standard()),
                registry,
                new StreamsRuntime.FaultListener() {
                    @Override
                    public void restarting(Throwable fault) {}

                    @Override
                    public void failed(Throwable fault) {
                        fatal.set(fault);
                    }
                });
    }

    /** A dynamic member, which leaves its group when it closes. */
    private SinkRuntime sink(Stack stack, Registry registry) {
        return new SinkRuntime(
                SinkSettings.from(Map.of(
                        "clickhouse.url", stack.addresses().clickHouse(),
                        "kafka.bootstrap.servers", stack.addresses().kafka())),
                TOPICS,
                registry,
                fatal::set);
    }
}

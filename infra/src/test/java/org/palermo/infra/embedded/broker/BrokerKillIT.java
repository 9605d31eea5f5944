package org.palermo.infra.embedded.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.embedded.process.ChildJvm;

/** A broker that is killed while transactions are being committed, with as many partitions in each as a task writes to. */
class BrokerKillIT {

    private static final int KILLS = 4;
    private static final int TRANSACTIONS = 50;
    private static final List<TopicPartition> PARTITIONS =
            IntStream.range(0, 20).mapToObj(i -> new TopicPartition("t", i)).toList();

    /** A reader of what is committed would otherwise stop there for ever. */
    @Test
    void every_transaction_of_a_killed_run_is_ended_after_a_restart(@TempDir Path folder) throws Exception {
        int port = freePort();
        int controllerPort = freePort();
        for (int kill = 1; kill <= KILLS; kill++) {
            try (ChildJvm broker = ChildJvm.start(BrokerProgram.class, folder, port, controllerPort)) {
                String address = broker.await("READY");
                commitUntilKilled(address, broker);
            }
        }
        try (ChildJvm broker = ChildJvm.start(BrokerProgram.class, folder, port, controllerPort);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.await("READY")))) {
            try (KafkaProducer<byte[], byte[]> producer = producer("127.0.0.1:" + port)) {
                producer.initTransactions(); // aborts what was open
            }
            assertEquals(ends(admin, IsolationLevel.READ_UNCOMMITTED), ends(admin, IsolationLevel.READ_COMMITTED));
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                            "g", new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get();
            assertEquals(PARTITIONS.size(), committed.size());
        }
    }

    /** Kills the broker while it is at work on one of many transactions. */
    private static void commitUntilKilled(String address, ChildJvm broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            if (!admin.listTopics().names().get().contains("t")) {
                admin.createTopics(List.of(new NewTopic("t", PARTITIONS.size(), (short) 1)))
                        .all()
                        .get();
            }
        }
        try (KafkaProducer<byte[], byte[]> producer = producer(address)) {
            producer.initTransactions();
            AtomicInteger committed = new AtomicInteger();
            Thread work = Thread.ofVirtual().start(() -> commitUntilInterrupted(producer, committed));
            while (committed.get() < TRANSACTIONS && work.isAlive()) {
                Thread.sleep(5);
            }
            assertTrue(work.isAlive(), "the transactions go on until the kill");
            broker.kill();
            work.interrupt();
            work.join();
            producer.close(Duration.ZERO); // it would wait for the broker
        }
    }

    private static void commitUntilInterrupted(KafkaProducer<byte[], byte[]> producer, AtomicInteger committed) {
        try {
            while (true) {
                producer.beginTransaction();
                Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
                for (TopicPartition partition : PARTITIONS) {
                    producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), null, new byte[10]));
                    offsets.put(partition, new OffsetAndMetadata(committed.get()));
                }
                producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata("g"));
                producer.commitTransaction();
                committed.incrementAndGet();
            }
        } catch (KafkaException e) {
            // the broker is gone, as it should be
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String address) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", address,
                        "transactional.id", "one",
                        "transaction.timeout.ms", "10000",
                        "delivery.timeout.ms", "4000",
                        "request.timeout.ms", "3000",
                        "max.block.ms", "15000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation) throws Exception {
        Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(
                        PARTITIONS.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())),
                        new ListOffsetsOptions(isolation))
                .all()
                .get();
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

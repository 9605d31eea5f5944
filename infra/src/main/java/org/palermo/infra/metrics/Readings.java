package org.palermo.infra.metrics;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.schemas.topics.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only the services know, read when somebody asks, at most every few seconds: how far the streams are behind their
 * inputs, and what the last audit said. What cannot be read is NaN, never an old number.
 */
public final class Readings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String AUDIT = "SELECT toUInt8(passed) FROM audits ORDER BY audited_at DESC, passed LIMIT 1";

    private final Addresses addresses;
    private final Topics topics;
    private final String application;
    private @Nullable Admin admin;
    private Map<String, Double> behind = Map.of();
    private double audit = Double.NaN;
    private long readAt = System.nanoTime() - FRESH.toNanos() - 1;

    /** @param application of the streams: the group whose offsets are read */
    public Readings(Addresses addresses, Topics topics, String application) {
        this.addresses = addresses;
        this.topics = topics;
        this.application = application;
    }

    double behind(String topic) {
        return read().behind.getOrDefault(topic, Double.NaN);
    }

    /** Whether the last audit passed: 1 or 0; NaN where there has been none, or ClickHouse does not say. */
    double audit() {
        return read().audit;
    }

    private synchronized Readings read() {
        if (System.nanoTime() - readAt > FRESH.toNanos()) {
            readAt = System.nanoTime();
            behind = readBehind();
            audit = readAudit();
        }
        return this;
    }

    private Map<String, Double> readBehind() {
        try {
            Admin client = client();
            Map<TopicPartition, OffsetAndMetadata> done = client.listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            List<TopicPartition> partitions = topics.inputs().stream()
                    .flatMap(topic -> IntStream.range(0, topic.partitions())
                            .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                    .toList();
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
            Map<String, Double> found = new HashMap<>();
            client.listOffsets(latest)
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((partition, end) -> {
                        OffsetAndMetadata at = done.get(partition);
                        found.merge(
                                partition.topic(), (double) end.offset() - (at == null ? 0 : at.offset()), Double::sum);
                    });
            return found;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debug("how far the streams are cannot be read", e);
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private double readAudit() {
        try (Connection connection = DriverManager.getConnection(addresses.clickHouse());
                Statement question = connection.createStatement();
                ResultSet row = question.executeQuery(AUDIT)) {
            return row.next() ? row.getInt(1) : Double.NaN;
        } catch (SQLException e) {
            LOG.debug("what the last audit said cannot be read", e);
            return Double.NaN;
        }
    }

    private Admin client() {
        Admin known = admin;
        if (known == null) {
            Map<String, Object> properties = new HashMap<>(addresses.kafkaProperties());
            properties.put("default.api.timeout.ms", Math.toIntExact(PATIENCE.toMillis()));
            properties.put("request.timeout.ms", Math.toIntExact(PATIENCE.toMillis()));
            known = Admin.create(properties);
            admin = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}

package org.palermo.infra.bench.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.TopicSetup;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/**
 * What every stage stands on: the services, and the input topics with the same events for all.
 *
 * @param addresses of the services
 * @param topics of the deployment
 * @param registry that holds their schemas
 * @param folder for what a stage keeps on disk
 */
public record Ground(Addresses addresses, Topics topics, Registry registry, Path folder) {

    /** Every partition of the input topics. */
    public List<TopicPartition> inputs() {
        return topics.inputs().stream()
                .flatMap(topic -> partitions(topic).stream())
                .toList();
    }

    static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
    }

    /** Where the input partitions end now; they have no gaps, so that the sum is the number of their events. */
    public Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        ask(admin -> ends.putAll(ends(admin, inputs())));
        return ends;
    }

    static Map<TopicPartition, Long> ends(Admin admin, List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    public static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Empties what stages write, so that the next one begins as the first did. */
    public void clear() {
        ask(admin -> {
            List<String> written = new ArrayList<>(admin.listTopics().names().get());
            Set<String> kept =
                    Set.copyOf(topics.inputs().stream().map(Topic::name).toList());
            written.removeIf(kept::contains);
            admin.deleteTopics(written).all().get();
            while (admin.listTopics().names().get().stream().anyMatch(written::contains)) {
                Thread.sleep(20);
            }
        });
        TopicSetup.ensure(addresses.kafkaProperties(), topics, 1);
    }

    /** A question to the broker. */
    interface Question {
        void put(Admin admin) throws ExecutionException, InterruptedException;
    }

    void ask(Question question) {
        try (Admin admin = Admin.create(new HashMap<>(addresses.kafkaProperties()))) {
            question.put(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

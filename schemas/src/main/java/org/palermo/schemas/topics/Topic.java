package org.palermo.schemas.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * One topic: Avro values in Confluent's wire format, kept for ever and never compacted, because history is never edited.
 *
 * @param name as the broker knows it
 * @param key what its records are keyed and partitioned by, in words; keys are UTF-8 text
 * @param schema of its values, the version this build writes
 * @param partitions fixed at the first start
 * @param kinds of entities whose events it holds, empty for what is derived
 */
public record Topic(String name, String key, Schema schema, int partitions, List<String> kinds) {

    /** The registry's subject of the values. */
    public String subject() {
        return name + "-value";
    }

    /** Largest record of a derived topic, bytes: an input as large as Kafka takes by default, with its postings. */
    public static final int LARGEST_DERIVED_RECORD = 8 * 1024 * 1024;

    /** What the broker is told when the topic is made. */
    public Map<String, String> configuration() {
        Map<String, String> forEver = Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
        if (!kinds.isEmpty()) {
            return forEver;
        }
        Map<String, String> derived = new HashMap<>(forEver);
        derived.put("max.message.bytes", Integer.toString(LARGEST_DERIVED_RECORD));
        return Map.copyOf(derived);
    }
}

package org.palermo.schemas.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {

    private final Topics topics = new Topics(4);

    /** The kinds of domain.md's table, and the topic that each must be in. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            activity,     palermo.activities
            training,     palermo.trainings
            case,         palermo.cases
            contribution, palermo.contributions
            grant,        palermo.grants
            disbursement, palermo.grants
            assistance,   palermo.grants
            charge,       palermo.charges
            rate,         palermo.rates
            treaty,       palermo.treaties
            output,       palermo.outputs
            agreement,    palermo.agreements
            partner,      palermo.partners
            identity,     palermo.identities
            target,       palermo.targets
            """)
    void holdEveryKind(String kind, String topic) {
        assertEquals(topic, topics.ofKind(kind).orElseThrow().name());
    }

    @Test
    void holdFifteenKinds() {
        Set<String> kinds =
                topics.inputs().stream().flatMap(t -> t.kinds().stream()).collect(Collectors.toSet());

        assertEquals(15, kinds.size());
    }

    @Test
    void keepGrantsAndWhatHangsOnThemInOnePartition() {
        assertEquals(1, topics.ofKind("disbursement").orElseThrow().partitions());
        assertEquals(
                List.of("grant", "disbursement", "assistance"),
                topics.ofKind("grant").orElseThrow().kinds());
    }

    /** Of two publications the later one is the one that stands: their order must be one. */
    @Test
    void keepPublicationsInOneOrder() {
        assertEquals(1, topics.publications().partitions());
        assertTrue(topics.all().contains(topics.publications()));
        assertTrue(!topics.inputs().contains(topics.publications()));
    }

    @Test
    void keepEverythingForEver() {
        topics.all().forEach(topic -> {
            assertEquals("-1", topic.configuration().get("retention.ms"), topic.name());
            assertEquals("delete", topic.configuration().get("cleanup.policy"), topic.name());
        });
    }

    /** Codes are text, so that a new code is no new schema. */
    @Test
    void haveNoAvroEnums() {
        topics.all().forEach(topic -> assertTrue(!topic.schema().toString().contains("\"enum\""), topic.name()));
    }

    @Test
    void haveSchemasThatReadThemselves() {
        topics.all().forEach(topic -> {
            Schema schema = topic.schema();
            assertEquals(
                    SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE,
                    SchemaCompatibility.checkReaderWriterCompatibility(schema, schema)
                            .getType());
        });
    }
}

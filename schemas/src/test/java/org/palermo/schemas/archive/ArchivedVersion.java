package org.palermo.schemas.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * One released version of a subject.
 *
 * @param number from 1
 * @param schema as it was registered
 * @param samples what the sample records hold, in Avro's JSON encoding; empty where the file is still to be written
 * @param binary the same records in Avro binary, one after the other; empty where the file is still to be written
 */
record ArchivedVersion(int number, Schema schema, List<JsonNode> samples, Optional<byte[]> binary) {

    String name() {
        return "v" + number;
    }

    /** The binary samples one by one. */
    List<byte[]> records() {
        return binary.map(bytes -> AvroText.split(schema, bytes)).orElse(List.of());
    }
}

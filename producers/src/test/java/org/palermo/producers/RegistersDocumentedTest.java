package org.palermo.producers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;

/** {@code docs/registers.md} names every register with exactly the columns that its producer reads, in their order. */
class RegistersDocumentedTest {

    @Test
    void everyRegisterHasItsLine() throws Exception {
        String text = Files.readString(Path.of("../docs/registers.md"));

        for (Producer producer : Producers.all()) {
            String columns = producer.describe().columns().stream()
                    .takeWhile(column -> !column.name().equals("status")) // there the common columns begin
                    .filter(column -> !column.name().equals("id") || column.required())
                    .map(column -> column.name() + (column.required() ? "*" : ""))
                    .collect(Collectors.joining(", "));
            assertTrue(text.contains("| `" + producer.register() + ".csv` | "), producer.register());
            assertTrue(text.contains(columns), () -> producer.register() + ".csv: " + columns);
        }
    }
}

package org.palermo.producers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.producers.registers.Column;
import org.palermo.schemas.codes.Language;

/** {@code docs/registers.md} names every register with exactly the columns that its producer reads, in their order. */
class RegistersDocumentedTest {

    /** No header of a register means two of its columns, in whichever language. */
    @Test
    void everyHeaderMeansOneColumn() {
        for (Producer producer : Producers.all()) {
            List<Column> columns = producer.describe().columns();
            for (Column column : columns) {
                for (Language language : List.of(Language.EN, Language.FR)) {
                    String header = column.header(language);
                    assertEquals(
                            List.of(column.name()),
                            columns.stream()
                                    .filter(other -> other.isCalled(header))
                                    .map(Column::name)
                                    .toList(),
                            () -> producer.register() + ": " + header);
                }
            }
        }
    }

    @Test
    void everyFrenchHeaderHasItsLine() throws Exception {
        String text = Files.readString(Path.of("../docs/registers.md"));

        for (Producer producer : Producers.all()) {
            for (Column column : producer.describe().columns()) {
                assertTrue(
                        text.contains("`" + column.name() + "` " + column.french()),
                        () -> producer.register() + ".csv: " + column);
            }
        }
    }

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

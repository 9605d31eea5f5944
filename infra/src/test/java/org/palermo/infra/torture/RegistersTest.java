package org.palermo.infra.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistersTest {

    @Test
    void remembers_what_the_latest_rows_say(@TempDir Path folder) throws IOException {
        Registers registers = new Registers(folder, new Random(7));
        Map<String, Long> dollars = new HashMap<>();
        Map<String, Long> persons = new HashMap<>();
        int rows = 0;
        for (int i = 0; i < 5; i++) {
            Path next = registers.next();
            rows += readInto(dollars, next.resolve("contributions.csv"), 6);
            readInto(persons, next.resolve("trainings.csv"), 4);
        }

        assertEquals(100 * sum(dollars), registers.said().receivedCents());
        assertEquals(sum(persons), registers.said().trained());
        assertTrue(dollars.size() < rows, "some rows correct earlier ones");
    }

    @Test
    void are_the_same_for_the_same_seed(@TempDir Path folder) throws IOException {
        Path one = new Registers(folder.resolve("one"), new Random(7)).next();
        Path other = new Registers(folder.resolve("other"), new Random(7)).next();

        assertEquals(
                Files.readString(one.resolve("contributions.csv")),
                Files.readString(other.resolve("contributions.csv")));
    }

    private static int readInto(Map<String, Long> latest, Path file, int column) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            latest.put(cells[0], Long.valueOf(cells[column]));
        }
        return lines.size() - 1;
    }

    private static long sum(Map<String, Long> values) {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }
}

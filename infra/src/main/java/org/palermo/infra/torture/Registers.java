package org.palermo.infra.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Registers as an office would send them one after the other, made from a seed: new contributions and trainings, and
 * corrections of earlier ones. It remembers what they say in the end, by nothing but the rows themselves.
 */
final class Registers {

    private static final int ROWS = 150;
    private static final int CORRECTED_PERCENT = 20;
    private static final List<String> COUNTRIES = List.of("KEN", "PER", "SRB", "THA", "TUN");

    private final Path folder;
    private final RandomGenerator random;
    private final List<Integer> amounts = new ArrayList<>();
    private final List<Integer> participants = new ArrayList<>();
    private int written;

    Registers(Path folder, RandomGenerator random) {
        this.folder = folder;
        this.random = random;
    }

    /**
     * What all registers so far say together.
     *
     * @param receivedCents sum of the contributions
     * @param trained persons in all trainings
     */
    record Said(long receivedCents, long trained) {}

    Said said() {
        return new Said(
                amounts.stream().mapToLong(dollars -> dollars * 100L).sum(),
                participants.stream().mapToLong(Integer::longValue).sum());
    }

    /** Writes the next registers into a folder of their own. */
    Path next() {
        Path next = folder.resolve("registers-%04d".formatted(++written));
        List<String> contributions =
                new ArrayList<>(List.of("id,donor_id,donor_name,donor_type,stage,date,amount,currency"));
        rows(amounts, 50_000)
                .forEach((number, dollars) ->
                        contributions.add("CON-%06d,D-%02d,Donor %02d,member-state,received,%s,%s,USD"
                                .formatted(
                                        number, number % 40, number % 40, day(number), BigDecimal.valueOf(dollars))));
        List<String> trainings = new ArrayList<>(List.of("id,programme,start,host_country,participants"));
        rows(participants, 60)
                .forEach((number, persons) -> trainings.add("TRN-%06d,global,%s,%s,%d"
                        .formatted(number, day(number), COUNTRIES.get(number % COUNTRIES.size()), persons)));
        try {
            Files.createDirectories(next);
            Files.write(next.resolve("contributions.csv"), contributions);
            Files.write(next.resolve("trainings.csv"), trainings);
        } catch (IOException e) {
            throw new UncheckedIOException("the registers " + next + " cannot be written: " + e.getMessage(), e);
        }
        return next;
    }

    /** New rows and corrected ones, no number twice; all are remembered with their latest value. */
    private Map<Integer, Integer> rows(List<Integer> values, int most) {
        Map<Integer, Integer> rows = new HashMap<>();
        Set<Integer> corrected = new HashSet<>();
        for (int i = 0; i < ROWS; i++) {
            int value = 1 + random.nextInt(most);
            int earlier = values.isEmpty() ? 0 : random.nextInt(values.size());
            if (!values.isEmpty() && random.nextInt(100) < CORRECTED_PERCENT && corrected.add(earlier)) {
                values.set(earlier, value);
                rows.put(earlier, value);
            } else {
                corrected.add(values.size());
                rows.put(values.size(), value);
                values.add(value);
            }
        }
        return rows;
    }

    private static String day(int number) {
        return "2015-%02d-%02d".formatted(1 + number % 12, 1 + number % 28);
    }
}

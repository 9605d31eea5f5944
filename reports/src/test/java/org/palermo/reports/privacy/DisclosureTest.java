package org.palermo.reports.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTest {

    private static final Disclosure TEN = new Disclosure(10);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing small                            | women=20 men=15          |
            nobody is no secret                      | women=20 men=0           |
            one small: the smallest other goes too   | women=40 men=3 girls=15  | girls men
            two small, together not small            | women=40 men=6 girls=7   | girls men
            two small, together small: a third goes  | women=40 men=3 girls=4   | girls men women
            the total is small: it goes, all go      | women=2 men=3            | men total women
            exactly ten is not small                 | women=10 men=10          |
            """)
    void a_breakdown_with_its_total(String name, String counts, String expected) {
        Map<String, Long> persons = counts(counts);

        Set<String> withheld = TEN.withheld(persons, table(persons));

        assertEquals(
                expected == null ? Set.of() : new TreeSet<>(List.of(expected.split(" "))), new TreeSet<>(withheld));
    }

    @Test
    void rows_and_columns_do_not_give_it_back() {
        // one small count in a table of two years by two sexes, with all totals
        Map<String, Long> persons = counts("2014w=50 2014m=3 2015w=60 2015m=40");
        List<Shown> shown = new ArrayList<>(table(persons));
        shown.add(Shown.of("2014", Set.of("2014w", "2014m")));
        shown.add(Shown.of("2015", Set.of("2015w", "2015m")));
        shown.add(Shown.of("w", Set.of("2014w", "2015w")));
        shown.add(Shown.of("m", Set.of("2014m", "2015m")));

        Set<String> withheld = TEN.withheld(persons, shown);

        // in its row, in its column and in the corner between them
        assertTrue(withheld.containsAll(Set.of("2014m")), withheld::toString);
        assertUnknown(10, persons, shown, withheld);
    }

    @Test
    void what_was_published_before_does_not_give_it_back() {
        Map<String, Long> persons = counts("women=40 men=3 girls=15");
        List<Shown> shown = new ArrayList<>(table(persons));
        // the last publication withheld men and women, and girls are known from it
        shown.add(new Shown("earlier-girls", Set.of("girls"), true));
        shown.add(new Shown("earlier-total", Set.of("women", "men", "girls"), true));

        Set<String> withheld = TEN.withheld(persons, shown);

        assertEquals(Set.of("men", "women"), withheld);
    }

    @Test
    void what_is_already_known_is_withheld_all_the_same() {
        Map<String, Long> persons = counts("women=40 men=3");
        List<Shown> shown = new ArrayList<>(table(persons));
        shown.add(new Shown("earlier-women", Set.of("women"), true));
        shown.add(new Shown("earlier-total", Set.of("women", "men"), true));

        Set<String> withheld = TEN.withheld(persons, shown);

        assertTrue(withheld.contains("men"), withheld::toString);
    }

    @Test
    void a_threshold_of_nought_withholds_nothing() {
        Map<String, Long> persons = counts("women=1 men=3");

        assertEquals(Set.of(), new Disclosure(0).withheld(persons, table(persons)));
    }

    @Test
    void counts_below_nought_are_refused() {
        Map<String, Long> persons = counts("women=-1 men=3");

        assertThrows(IllegalArgumentException.class, () -> TEN.withheld(persons, table(persons)));
    }

    /** An attacker who tries every table that agrees with all that is shown never learns a small number. */
    @Property(tries = 150)
    void nobody_recovers_a_small_number(@ForAll("tables") List<Long> counts, @ForAll boolean totals) {
        Map<String, Long> persons = new TreeMap<>();
        List<String> names = List.of("a1", "a2", "a3", "b1", "b2", "b3");
        for (int i = 0; i < names.size(); i++) {
            persons.put(names.get(i), counts.get(i));
        }
        List<Shown> shown = new ArrayList<>(table(persons));
        if (totals) {
            shown.add(Shown.of("a", Set.of("a1", "a2", "a3")));
            shown.add(Shown.of("b", Set.of("b1", "b2", "b3")));
            for (String column : List.of("1", "2", "3")) {
                shown.add(Shown.of(column, Set.of("a" + column, "b" + column)));
            }
        }

        Set<String> withheld = new Disclosure(4).withheld(persons, shown);

        assertUnknown(4, persons, shown, withheld);
    }

    @Provide
    Arbitrary<List<Long>> tables() {
        return Arbitraries.longs().between(0, 6).list().ofSize(6);
    }

    /** Tries all tables: of each small number, nobody and the threshold must both be possible. */
    private static void assertUnknown(
            int threshold, Map<String, Long> persons, List<Shown> shown, Set<String> withheld) {
        // no count is higher in a table that agrees with what is shown, except where nothing bounds it
        long limit = persons.values().stream().mapToLong(Long::longValue).sum() + threshold;
        List<Shown> seen =
                shown.stream().filter(number -> !withheld.contains(number.id())).toList();
        for (Shown number : shown) {
            long value = number.value(persons);
            if (value > 0 && value < threshold) {
                assertTrue(withheld.contains(number.id()), () -> number + " is shown");
                assertTrue(exists(persons, seen, number, 0, 0, limit), () -> number + " cannot be 0: " + withheld);
                assertTrue(
                        exists(persons, seen, number, threshold, Long.MAX_VALUE, limit),
                        () -> number + " is known to be small: " + withheld);
            }
        }
    }

    private static boolean exists(
            Map<String, Long> persons, List<Shown> seen, Shown number, long least, long most, long limit) {
        List<String> names = List.copyOf(new TreeMap<>(persons).keySet());
        return tried(new TreeMap<>(), names, 0, persons, seen, number, least, most, limit);
    }

    private static boolean tried(
            Map<String, Long> guess,
            List<String> names,
            int at,
            Map<String, Long> persons,
            List<Shown> seen,
            Shown number,
            long least,
            long most,
            long limit) {
        for (Shown known : seen) {
            long sum = 0;
            boolean whole = true;
            for (String name : known.counts()) {
                Long guessed = guess.get(name);
                whole &= guessed != null;
                sum += guessed == null ? 0 : guessed;
            }
            long told = known.value(persons);
            if (sum > told || whole && sum != told) {
                return false;
            }
        }
        if (at == names.size()) {
            long value = number.counts().stream().mapToLong(guess::get).sum();
            return value >= least && value <= most;
        }
        for (long count = 0; count <= limit; count++) {
            guess.put(names.get(at), count);
            if (tried(guess, names, at + 1, persons, seen, number, least, most, limit)) {
                return true;
            }
        }
        guess.remove(names.get(at));
        return false;
    }

    /** Every count by itself, and the total. */
    private static List<Shown> table(Map<String, Long> persons) {
        List<Shown> shown = new ArrayList<>();
        persons.keySet().forEach(name -> shown.add(Shown.of(name, Set.of(name))));
        shown.add(Shown.of("total", persons.keySet()));
        return shown;
    }

    private static Map<String, Long> counts(String text) {
        Map<String, Long> counts = new TreeMap<>();
        for (String count : text.trim().split(" +")) {
            String[] parts = count.split("=");
            counts.put(parts[0], Long.parseLong(parts[1]));
        }
        return counts;
    }
}

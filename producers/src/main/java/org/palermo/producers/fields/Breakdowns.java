package org.palermo.producers.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Shape;
import org.palermo.producers.registers.Spaces;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.event.Count;

/** Breakdowns: {@code key=count} lists in CSV, objects in JSON; sorted by key, no key twice. */
public final class Breakdowns {

    private static final Comparator<Count> BY_KEY = Comparator.comparing(Count::getKey);

    private Breakdowns() {}

    /** By the codes of a list; where the list is open, other keys are kept as stated. */
    public static Type<List<Count>> by(CodeList keys) {
        return new Breakdown(
                new Allowed.OneOf(keys),
                (key, report) ->
                        keys.open() ? CodeTypes.openCode(keys, key, report) : CodeTypes.code(keys, key, report),
                null);
    }

    /** By the codes of a list; a plain number is one whose parts are not known, and goes to that code. */
    public static Type<List<Count>> by(CodeList keys, String unknown) {
        return new Breakdown(new Allowed.OneOf(keys), (key, report) -> CodeTypes.code(keys, key, report), unknown);
    }

    /** By country. */
    public static Type<List<Count>> byCountry() {
        return new Breakdown(Allowed.Standard.COUNTRY, Jurisdictional::country, null);
    }

    private record Breakdown(
            Allowed allowed,
            Texts.Reader<String> keys,
            @Nullable String unknown) implements Type<List<Count>> {

        @Override
        public Shape shape() {
            return unknown == null ? Shape.BREAKDOWN : Shape.BREAKDOWN_OR_NUMBER;
        }

        @Override
        public @Nullable List<Count> read(Cell cell, CellReport report) {
            if (unknown != null && cell instanceof Cell.Text(String text) && isNumber(text)) {
                Long count = Numbers.count(Spaces.strip(text), report);
                return count == null ? null : List.of(new Count(unknown, count));
            }
            Map<String, Count> read = new TreeMap<>();
            boolean sound = true;
            for (Cell.Pair pair : pairs(cell)) {
                Count count = entry(pair, report);
                if (count == null) {
                    sound = false;
                } else if (read.putIfAbsent(count.getKey(), count) != null) {
                    report.report(FindingCode.BREAKDOWN_KEY_REPEATED, pair.key());
                    sound = false;
                }
            }
            return sound ? read.values().stream().sorted(BY_KEY).toList() : null;
        }

        private static boolean isNumber(String text) {
            char first = Spaces.strip(text).charAt(0);
            return text.indexOf('=') < 0 && (Character.isDigit(first) || first == '-');
        }

        private @Nullable Count entry(Cell.Pair pair, CellReport report) {
            if (pair.key().isEmpty() || pair.count().isEmpty()) {
                report.report(FindingCode.BREAKDOWN_INVALID, pair.key() + pair.count());
                return null;
            }
            String key = keys.read(pair.key(), report);
            Long count = Numbers.count(pair.count(), report);
            return key == null || count == null ? null : new Count(key, count);
        }

        /** Entries as written; one without a key and a count has its whole text as the key, and no count. */
        private static List<Cell.Pair> pairs(Cell cell) {
            if (cell instanceof Cell.Pairs(List<Cell.Pair> pairs)) {
                return pairs;
            }
            List<Cell.Pair> pairs = new ArrayList<>();
            for (String item : Lists.items(cell)) {
                int at = item.lastIndexOf('=');
                pairs.add(
                        at <= 0
                                ? new Cell.Pair(item, "")
                                : new Cell.Pair(
                                        Spaces.strip(item.substring(0, at)), Spaces.strip(item.substring(at + 1))));
            }
            return pairs;
        }
    }

    /** Persons of all parts; exact, since each part is at most {@link Numbers#LARGEST}. */
    static long sum(List<Count> parts) {
        return parts.stream().mapToLong(Count::getCount).sum();
    }
}

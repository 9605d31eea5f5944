package org.palermo.producers.registers;

import java.util.List;
import java.util.stream.Collectors;

/** What a row holds in one column, before anything is read into it. */
public sealed interface Cell {

    /** The cell as text, for messages and comparison. */
    String text();

    /** Text of a CSV cell, or a JSON scalar. */
    record Text(String text) implements Cell {}

    /** A JSON array. */
    record Items(List<String> items) implements Cell {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return String.join(";", items);
        }
    }

    /** A JSON object of numbers, in its order. */
    record Pairs(List<Pair> pairs) implements Cell {
        public Pairs {
            pairs = List.copyOf(pairs);
        }

        @Override
        public String text() {
            return pairs.stream().map(pair -> pair.key() + "=" + pair.count()).collect(Collectors.joining(";"));
        }
    }

    /** One entry of a breakdown, as written. */
    record Pair(String key, String count) {}

    /** A cell whose fault has been reported by the reader of its file. */
    record Unreadable(String text) implements Cell {}
}

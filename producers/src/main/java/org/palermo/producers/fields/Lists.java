package org.palermo.producers.fields;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Shape;
import org.palermo.producers.registers.Spaces;

/** Lists: separated by semicolons in CSV, arrays in JSON; no item twice. */
public final class Lists {

    private Lists() {}

    /** Items in the order in which they are stated, such as names of partners. */
    public static <T> Type<List<T>> inOrder(Type<T> item) {
        return of(item, UnaryOperator.identity());
    }

    /** Items whose order means nothing, sorted: the same set is always the same list. */
    public static <T extends Comparable<? super T>> Type<List<T>> sorted(Type<T> item) {
        return of(item, items -> items.stream().sorted().toList());
    }

    private static <T> Type<List<T>> of(Type<T> item, UnaryOperator<List<T>> arrangement) {
        return new Type<>() {
            @Override
            public Shape shape() {
                return Shape.LIST;
            }

            @Override
            public Allowed allowed() {
                return item.allowed();
            }

            @Override
            public @Nullable List<T> read(Cell cell, CellReport report) {
                if (!Texts.isClean(cell.text(), true, Texts.LONGEST, report)) {
                    return null;
                }
                List<T> read = new ArrayList<>();
                boolean sound = true;
                for (String text : items(cell)) {
                    T value = item.read(new Cell.Text(text), report);
                    sound &= value != null;
                    if (value != null && read.contains(value)) {
                        report.report(FindingCode.ITEM_REPEATED, text);
                    } else if (value != null) {
                        read.add(value);
                    }
                }
                return sound ? List.copyOf(arrangement.apply(read)) : null;
            }
        };
    }

    /** The items as written, stripped, none blank. */
    static List<String> items(Cell cell) {
        List<String> written = cell instanceof Cell.Items array
                ? array.items()
                : Arrays.asList(cell.text().split(";"));
        return written.stream()
                .map(Spaces::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}

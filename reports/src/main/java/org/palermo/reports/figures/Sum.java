package org.palermo.reports.figures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.palermo.reports.figures.Figure.Kind;

/** What cells sum to over a period: what is counted, by evidence, and what is doubtful. */
final class Sum {

    private final Map<String, Long> counted = new TreeMap<>(Evidence.ORDER);
    private long value;
    private long doubtful;

    static Sum of(List<Cell> cells, Kind kind, Period period) {
        Sum sum = new Sum();
        for (Cell cell : cells) {
            sum.add(cell, Standing.of(kind, period, cell.from(), cell.to()));
        }
        return sum;
    }

    void add(Cell cell, Standing standing) {
        switch (standing) {
            case COUNTED -> {
                counted.merge(cell.evidence(), cell.quantity(), Math::addExact);
                value = Math.addExact(value, cell.quantity());
            }
            case DOUBTFUL -> doubtful = Math.addExact(doubtful, cell.quantity());
            case OUTSIDE -> {}
        }
    }

    long value() {
        return value;
    }

    /** The value if all that is doubtful fell inside; never less than the value. */
    long upper() {
        return Math.max(value, Math.addExact(value, doubtful));
    }

    /** Quantities by evidence, best first; none is zero. */
    Map<String, Long> counted() {
        counted.values().removeIf(quantity -> quantity == 0);
        return counted;
    }
}

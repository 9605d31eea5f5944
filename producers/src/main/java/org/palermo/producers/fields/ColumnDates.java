package org.palermo.producers.fields;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.producers.fields.WrittenDates.Meaning;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Row;
import org.palermo.producers.registers.Spaces;

/**
 * Finds out in which order a file's columns write their dates. A column decides where at least one of its dates can be read in
 * one order only, and none in the other only: then those that could be read in both are read as the rest of the column is,
 * and that is told. A column that shows both orders, or none, decides nothing.
 */
public final class ColumnDates implements DateOrders {

    private final List<Field<?>> dates;
    private final Map<String, Evidence> columns = new LinkedHashMap<>();

    /** @param fields of the register; those that take no dates are left alone */
    public ColumnDates(List<Field<?>> fields) {
        this.dates = fields.stream()
                .filter(field -> field.allowed() == Allowed.Form.DATE || field.allowed() == Allowed.Form.MOMENT)
                .toList();
    }

    /** What one column has shown so far. */
    private static final class Evidence {

        private final Map<DateOrder, String> shown = new EnumMap<>(DateOrder.class);
        private Optional<Place> firstEither = Optional.empty();
        private String either = "";
        private long count;

        Optional<DateOrder> order() {
            return shown.size() == 1 ? Optional.of(shown.keySet().iterator().next()) : Optional.empty();
        }
    }

    /** Looks at a row before any is judged. */
    public void look(Row row) {
        for (Field<?> field : dates) {
            if (row.cells().get(field.name()) instanceof Cell.Text(String text)) {
                look(row, field, Spaces.strip(text));
            }
        }
    }

    private void look(Row row, Field<?> field, String text) {
        switch (WrittenDates.of(text)) {
            case Meaning.One(var date, Optional<DateOrder> shows) ->
                shows.ifPresent(order -> of(field).shown.putIfAbsent(order, text));
            case Meaning.Two two -> {
                Evidence evidence = of(field);
                if (evidence.firstEither.isEmpty()) {
                    evidence.firstEither = Optional.of(row.at(field.name()));
                    evidence.either = text;
                }
                evidence.count++;
            }
            case Meaning.Serial serial -> {}
            case Meaning.None none -> {}
        }
    }

    private Evidence of(Field<?> field) {
        return columns.computeIfAbsent(field.name(), name -> new Evidence());
    }

    @Override
    public Optional<DateOrder> of(String column) {
        // What cannot be misread is read whether or not the column is all the same; only the rest needs its order.
        return Optional.ofNullable(columns.get(column))
                .filter(evidence -> evidence.count > 0)
                .flatMap(Evidence::order)
                .filter(order -> order != DateOrder.YMD);
    }

    /** Which columns decided dates that could be read in two ways: one warning a column. */
    public List<Finding> decided() {
        List<Finding> findings = new ArrayList<>();
        columns.forEach((name, evidence) -> of(name).ifPresent(order -> findings.add(new Finding(
                FindingCode.DATE_BY_COLUMN,
                evidence.firstEither.orElseThrow(),
                evidence.either,
                Map.of(
                        "count", evidence.count,
                        "order", order.name(),
                        "example", evidence.shown.getOrDefault(order, ""))))));
        return findings;
    }
}

package org.palermo.producers.registers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a register holds.
 *
 * @param kind of entity, one a row ({@code activity})
 * @param name of its file without extension ({@code activities})
 * @param columns its own, in their documented order, then those that all registers share
 */
public record Register(String kind, String name, List<Column> columns) {

    public Register {
        columns = List.copyOf(columns);
    }

    /** The column with this header, in either language. */
    public Optional<Column> column(String header) {
        return columns.stream().filter(column -> column.isCalled(header)).findFirst();
    }

    /** Columns by their name in JSON. */
    public Map<String, Column> byJsonName() {
        Map<String, Column> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.jsonName(), column));
        return byName;
    }
}

package org.palermo.streams.sink;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection to the simulated tables that answers the one form of question that {@link Progress} asks: how many
 * distinct pairs of columns there are in tables, under alternatives of conditions that compare columns with parameters.
 */
final class SimulatedConnection {

    private static final Pattern SELECT = Pattern.compile("SELECT DISTINCT (\\w+), (\\w+) FROM (\\w+) WHERE (.*)");
    private static final Pattern CONDITION = Pattern.compile("(\\w+) (=|>=) \\?");

    private SimulatedConnection() {}

    static Connection of(SimulatedTables tables) {
        return proxy(Connection.class, (unused, method, arguments) -> switch (method.getName()) {
            case "prepareStatement" -> statement(tables, (String) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static PreparedStatement statement(SimulatedTables tables, String sql) {
        TreeMap<Integer, Object> parameters = new TreeMap<>();
        return proxy(PreparedStatement.class, (unused, method, arguments) -> switch (method.getName()) {
            case "setString", "setLong" -> {
                parameters.put((Integer) arguments[0], arguments[1]);
                yield null;
            }
            case "executeQuery" -> answer(count(tables, sql, new ArrayList<>(parameters.values())));
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static ResultSet answer(long count) {
        return proxy(ResultSet.class, (unused, method, arguments) -> switch (method.getName()) {
            case "next" -> true;
            case "getLong" -> count;
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static long count(SimulatedTables tables, String sql, List<Object> parameters) {
        String inner = sql.substring(sql.indexOf("(SELECT") + 1, sql.lastIndexOf(')'));
        int at = 0;
        long count = 0;
        for (String select : inner.split(" UNION ALL ", -1)) {
            Matcher parts = SELECT.matcher(select);
            if (!parts.matches()) {
                throw new UnsupportedOperationException(select);
            }
            Table table = table(parts.group(3));
            Set<List<?>> found = new HashSet<>();
            for (String alternative : parts.group(4).split(" OR ", -1)) {
                List<Row> rows = new ArrayList<>(tables.rows(table).values());
                Matcher condition = CONDITION.matcher(alternative);
                while (condition.find()) {
                    String column = condition.group(1);
                    boolean same = condition.group(2).equals("=");
                    Object asked = parameters.get(at++);
                    rows.removeIf(row -> {
                        Object value = Objects.requireNonNull(row.value(column));
                        return same ? !value.equals(asked) : (Long) value < (Long) asked;
                    });
                }
                rows.forEach(row -> found.add(List.of(
                        Objects.requireNonNull(row.value(parts.group(1))),
                        Objects.requireNonNull(row.value(parts.group(2))))));
            }
            count += found.size();
        }
        return count;
    }

    private static Table table(String name) {
        for (Table table : Table.values()) {
            if (table.tableName().equals(name)) {
                return table;
            }
        }
        throw new UnsupportedOperationException(name);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

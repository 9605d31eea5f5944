package org.palermo.reports.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQL with the values of its parameters, in order.
 *
 * @param text with {@code ?} for each parameter
 * @param parameters texts and whole numbers
 */
record Sql(String text, List<Object> parameters) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

    Sql {
        parameters = List.copyOf(parameters);
    }

    static Sql of(String text, Object... parameters) {
        return new Sql(text, List.of(parameters));
    }

    /**
     * A file's text, with each <code>${name}</code> filled by the SQL of that name.
     *
     * @throws IllegalStateException if the file or one of the names is missing
     */
    static Sql file(String name, Map<String, Sql> parts) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher place = PLACE.matcher(resource(name));
        while (place.find()) {
            Sql part = parts.get(place.group(1));
            if (part == null) {
                throw new IllegalStateException(name + " has a place for " + place.group(1) + ", which is not given");
            }
            parameters.addAll(part.parameters());
            place.appendReplacement(text, Matcher.quoteReplacement(part.text()));
        }
        place.appendTail(text);
        return new Sql(text.toString(), parameters);
    }

    static Sql joined(String separator, Collection<Sql> parts) {
        return new Sql(
                parts.stream().map(Sql::text).collect(Collectors.joining(separator)),
                parts.stream().flatMap(part -> part.parameters().stream()).toList());
    }

    /** As many places as there are values, separated by commas. */
    static Sql list(Collection<?> values) {
        return new Sql(String.join(", ", Collections.nCopies(values.size(), "?")), List.copyOf(values));
    }

    /**
     * The text with its values in place of the question marks: texts quoted, so that nothing in one can end it.
     *
     * @throws IllegalStateException if there are not as many of both
     */
    String filled() {
        StringBuilder filled = new StringBuilder();
        Iterator<Object> values = parameters.iterator();
        int begin = 0;
        for (int place = text.indexOf('?'); place >= 0; place = text.indexOf('?', begin)) {
            if (!values.hasNext()) {
                throw new IllegalStateException("a query has fewer values than places");
            }
            filled.append(text, begin, place).append(literal(values.next()));
            begin = place + 1;
        }
        if (values.hasNext()) {
            throw new IllegalStateException("a query has more values than places");
        }
        return filled.append(text, begin, text.length()).toString();
    }

    private static String literal(Object value) {
        return value instanceof Number
                ? value.toString()
                : "'" + value.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** Comments stay in the file: a question mark in one would pass for a parameter. */
    private static String resource(String name) {
        try (InputStream in = Sql.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no query is stored as " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

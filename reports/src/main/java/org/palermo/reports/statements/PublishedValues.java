package org.palermo.reports.statements;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.Published.Qualifier;

/**
 * The figures that one document published, read from a YAML file that stands beside the registers.
 *
 * @param document its title and date
 * @param period that it reports on
 * @param programme whose work it reports on
 * @param values in the file's order
 */
public record PublishedValues(
        Report.PublishedDocument document, Period period, String programme, List<Published> values) {

    private static final Pattern FRACTION = Pattern.compile("(\\d{1,9})/([1-9]\\d{0,8})");

    /**
     * Reads the file.
     *
     * @throws InvalidDeclaration naming the file, the line and the key of the first thing that is wrong
     */
    public static PublishedValues read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InvalidDeclaration(file.toString(), "cannot be read", e);
        }
    }

    /** Whether its values may stand beside a report that answers the question: same period, same programme. */
    public boolean speaksOf(Question question) {
        return period.equals(question.period()) && programme.equals(question.programme());
    }

    /** The values of one figure, in the file's order. */
    public List<Published> of(String figure) {
        return values.stream().filter(value -> value.figure().equals(figure)).toList();
    }

    /** The period over which a figure was published where that is not the document's; null where it is. */
    public @Nullable Period ownPeriod(String figure) {
        return values.stream()
                .filter(value -> value.figure().equals(figure))
                .map(Published::period)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Reads the text of such a file.
     *
     * @param name of the file, for messages
     * @throws InvalidDeclaration naming the file, the line and the key of the first thing that is wrong
     */
    public static PublishedValues parse(String name, String yaml) {
        LocatedYaml.Mapping root = LocatedYaml.read(name, yaml).mapping();
        root.allow("document", "period", "programme", "values");
        LocatedYaml.Mapping document = root.required("document").mapping();
        LocalDate date = date(document.required("date"));
        Period period = period(root.required("period"));
        List<Published> values = new ArrayList<>();
        Map<String, Period> own = new HashMap<>();
        for (LocatedYaml item : root.required("values").items()) {
            Published value = value(item.mapping(), period);
            values.add(value);
            requireOnePeriod(own, value, item);
        }
        return new PublishedValues(
                new Report.PublishedDocument(texts(document, "date"), date),
                period,
                root.required("programme").text(),
                List.copyOf(values));
    }

    /** A report has one line a figure, so its published values must speak of one period. */
    private static void requireOnePeriod(Map<String, Period> own, Published value, LocatedYaml item) {
        Period period = value.period();
        if (period == null) {
            return;
        }
        Period other = own.putIfAbsent(value.figure(), period);
        if (other != null && !other.equals(period)) {
            throw item.place()
                    .invalid(value.figure() + " is stated over two periods, " + other.from() + " to " + other.to()
                            + " and " + period.from() + " to " + period.to() + "; give one");
        }
    }

    private static Published value(LocatedYaml.Mapping value, Period report) {
        value.allow("figure", "value", "qualifier", "precision", "paragraph", "at", "period", "text");
        return new Published(
                value.required("figure").text(),
                number(value.required("value")),
                qualifier(value.required("qualifier")),
                precision(value.required("precision")),
                value.required("paragraph").text(),
                ownPeriod(value, report),
                texts(value.required("text").mapping()));
    }

    private static @Nullable Period ownPeriod(LocatedYaml.Mapping value, Period report) {
        LocatedYaml at = value.optional("at");
        LocatedYaml period = value.optional("period");
        if (at != null && period != null) {
            throw at.place().invalid("stands beside a period; a value has one of the two");
        }
        if (at != null) {
            LocalDate day = date(at);
            return new Period(day.isBefore(report.from()) ? day : report.from(), day);
        }
        return period == null ? null : period(period);
    }

    private static Period period(LocatedYaml period) {
        LocatedYaml.Mapping days = period.mapping();
        days.allow("from", "to");
        LocalDate from = date(days.required("from"));
        LocatedYaml last = days.required("to");
        LocalDate to = date(last);
        if (to.isBefore(from)) {
            throw last.place().invalid(to + " is before the first day, " + from);
        }
        return new Period(from, to);
    }

    private static Map<String, String> texts(LocatedYaml.Mapping texts, String... others) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        texts.required("en");
        texts.required("fr");
        texts.values().forEach((language, text) -> {
            if (!List.of(others).contains(language)) {
                byLanguage.put(language, text.text());
            }
        });
        return byLanguage;
    }

    private static LocalDate date(LocatedYaml value) {
        try {
            return LocalDate.parse(value.text());
        } catch (DateTimeParseException e) {
            throw value.place().invalid("\"" + value.text() + "\" is no day; write 2016-03-31");
        }
    }

    private static BigDecimal number(LocatedYaml value) {
        var fraction = FRACTION.matcher(value.text());
        if (fraction.matches()) {
            return new BigDecimal(fraction.group(1)).divide(new BigDecimal(fraction.group(2)), MathContext.DECIMAL128);
        }
        try {
            return new BigDecimal(value.text());
        } catch (NumberFormatException e) {
            throw value.place().invalid("\"" + value.text() + "\" is no number; write 1311, 0.25 or 1/3");
        }
    }

    private static BigDecimal precision(LocatedYaml value) {
        BigDecimal step = number(value);
        if (step.signum() <= 0) {
            throw value.place().invalid("the step of a rounding is above 0, but this is " + value.text());
        }
        return step;
    }

    private static Qualifier qualifier(LocatedYaml value) {
        for (Qualifier qualifier : Qualifier.values()) {
            if (qualifier.code().equals(value.text())) {
                return qualifier;
            }
        }
        throw value.place().invalid("\"" + value.text() + "\" is no qualifier; known are " + Qualifier.codes());
    }
}

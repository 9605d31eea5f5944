package org.palermo.producers.fields;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.fields.WrittenDates.Meaning;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Shape;
import org.palermo.schemas.values.PartialDate;

/** Dates as their source states them, months, years and instants. */
public final class Dates {

    private static final Pattern YEAR_RANGE = Pattern.compile("(\\d{4})\\s*[-–]\\s*(\\d{4})");

    private Dates() {}

    /** A date, whole or partial: ISO, with the month's name, or of numbers where day and month cannot be confused. */
    public static Type<PartialDate> partial() {
        return Texts.of(
                Allowed.Form.DATE, (text, report) -> read(text, report, FindingCode.DATE_INVALID, date -> true));
    }

    /**
     * Reads what can mean one date only.
     *
     * @param otherwise what is wrong with any other text
     * @param fits whether the date is as precise as it must be
     */
    private static @Nullable PartialDate read(
            String text, CellReport report, FindingCode otherwise, Predicate<PartialDate> fits) {
        Meaning meaning = report.notation()
                .dates()
                .map(order -> WrittenDates.of(text, order))
                .orElseGet(() -> WrittenDates.of(text));
        switch (meaning) {
            case Meaning.One(PartialDate date, var shows)
            when fits.test(date) -> {
                return date;
            }
            case Meaning.Two(PartialDate dayFirst, PartialDate monthFirst)
            when fits.test(dayFirst) ->
                report.report(
                        FindingCode.DATE_AMBIGUOUS,
                        text,
                        Map.of("first", dayFirst.text(), "second", monthFirst.text()));
            case Meaning.Serial(PartialDate date)
            when otherwise == FindingCode.DATE_INVALID ->
                report.report(FindingCode.DATE_SERIAL, text, Map.of("date", date.text()));
            case Meaning.One one -> report.report(otherwise, text);
            case Meaning.Two two -> report.report(otherwise, text);
            case Meaning.Serial serial -> report.report(otherwise, text);
            case Meaning.None none -> report.report(otherwise, text);
        }
        return null;
    }

    /** A month: {@code 2015-03}, {@code 03/2015}, {@code mars 2015}. */
    public static Type<YearMonth> month() {
        return Texts.of(Allowed.Form.MONTH, (text, report) -> {
            PartialDate date = read(
                    text,
                    report,
                    FindingCode.MONTH_INVALID,
                    read -> !read.isDay() && read.month().isPresent());
            return date == null ? null : date.month().orElse(null);
        });
    }

    /** A calendar year of four digits. */
    public static Type<Integer> year() {
        return Texts.of(Shape.NUMBER, Allowed.Form.YEAR, (text, report) -> {
            Optional<Integer> year = year(text);
            if (year.isEmpty()) {
                report.report(FindingCode.YEAR_INVALID, text);
            }
            return year.orElse(null);
        });
    }

    private static Optional<Integer> year(String text) {
        return text.length() == 4
                ? PartialDate.parse(text).map(date -> date.from().getYear())
                : Optional.empty();
    }

    /** Calendar years, ascending, each once; in a list {@code 2014-2016} stands for every year from the one to the other. */
    public static Type<List<Integer>> years() {
        return new Type<>() {
            @Override
            public Shape shape() {
                return Shape.NUMBERS;
            }

            @Override
            public Allowed allowed() {
                return Allowed.Form.YEAR;
            }

            @Override
            public @Nullable List<Integer> read(Cell cell, CellReport report) {
                List<Integer> years = new ArrayList<>();
                List<String> items = Lists.items(cell);
                boolean sound = !items.isEmpty();
                if (!sound) {
                    report.report(FindingCode.YEAR_INVALID, cell.text());
                }
                for (String item : items) {
                    List<Integer> stated = statedYears(item);
                    if (stated.isEmpty()) {
                        report.report(FindingCode.YEAR_INVALID, item);
                        sound = false;
                    }
                    for (Integer year : stated) {
                        if (years.contains(year)) {
                            report.report(FindingCode.ITEM_REPEATED, year.toString());
                        } else {
                            years.add(year);
                        }
                    }
                }
                return sound ? years.stream().sorted().toList() : null;
            }
        };
    }

    private static List<Integer> statedYears(String item) {
        Matcher range = YEAR_RANGE.matcher(item);
        if (!range.matches()) {
            return year(item).map(List::of).orElse(List.of());
        }
        Optional<Integer> from = year(range.group(1));
        Optional<Integer> to = year(range.group(2));
        if (from.isEmpty() || to.isEmpty()) {
            return List.of();
        }
        return IntStream.rangeClosed(from.get(), to.get()).boxed().toList();
    }

    /** A moment: an ISO instant, or a day, which stands for its 00:00 UTC. */
    public static Type<Instant> instant() {
        return Texts.of(Allowed.Form.MOMENT, (text, report) -> {
            Optional<Instant> stated = stated(text);
            if (stated.isPresent()) {
                return stated.get();
            }
            PartialDate day = read(
                    text,
                    report,
                    FindingCode.INSTANT_INVALID,
                    // a time of day without its zone is no moment, and more than a day
                    read -> read.isDay() && text.indexOf(':') < 0);
            return day == null ? null : day.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        });
    }

    private static Optional<Instant> stated(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return PartialDate.parse(
                            instant.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                    .map(day -> instant);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

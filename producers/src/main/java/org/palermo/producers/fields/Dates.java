package org.palermo.producers.fields;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Shape;
import org.palermo.schemas.values.PartialDate;

/** Dates as their source states them, months, years and instants. */
public final class Dates {

    /** Day and month in either order, then the year; the separator is the same twice. */
    private static final Pattern NUMERIC = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})");

    private static final Pattern SERIAL = Pattern.compile("\\d{5}");
    private static final Pattern YEAR_RANGE = Pattern.compile("(\\d{4})\\s*[-–]\\s*(\\d{4})");

    /** Day 0 of a spreadsheet's calendar, for days after February 1900. */
    private static final LocalDate SERIAL_EPOCH = LocalDate.of(1899, 12, 30);

    private Dates() {}

    /** A date, whole or partial: ISO, or with slashes where day and month cannot be confused. */
    public static Type<PartialDate> partial() {
        return Texts.of(Allowed.Form.DATE, Dates::partial);
    }

    private static @Nullable PartialDate partial(String text, CellReport report) {
        Optional<PartialDate> iso = PartialDate.parse(text);
        if (iso.isPresent()) {
            return iso.get();
        }
        Matcher numeric = NUMERIC.matcher(text);
        if (numeric.matches()) {
            return numeric(text, numeric, report);
        }
        // In text nothing tells a day's number from any other number; only a spreadsheet's own cell does.
        Optional<PartialDate> serial = SERIAL.matcher(text).matches()
                ? PartialDate.parse(SERIAL_EPOCH.plusDays(Long.parseLong(text)).toString())
                : Optional.empty();
        if (serial.isPresent()) {
            report.report(
                    FindingCode.DATE_SERIAL, text, Map.of("date", serial.get().text()));
        } else {
            report.report(FindingCode.DATE_INVALID, text);
        }
        return null;
    }

    private static @Nullable PartialDate numeric(String text, Matcher parts, CellReport report) {
        int first = Integer.parseInt(parts.group(1));
        int second = Integer.parseInt(parts.group(3));
        int year = Integer.parseInt(parts.group(4));
        List<PartialDate> readings = new ArrayList<>();
        day(year, second, first).ifPresent(readings::add);
        day(year, first, second).filter(date -> !readings.contains(date)).ifPresent(readings::add);
        if (readings.size() == 1) {
            return readings.getFirst();
        }
        if (readings.isEmpty()) {
            report.report(FindingCode.DATE_INVALID, text);
        } else {
            report.report(
                    FindingCode.DATE_AMBIGUOUS,
                    text,
                    Map.of(
                            "first",
                            readings.getFirst().text(),
                            "second",
                            readings.getLast().text()));
        }
        return null;
    }

    private static Optional<PartialDate> day(int year, int month, int day) {
        try {
            return Optional.of(PartialDate.ofDay(LocalDate.of(year, month, day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A month: {@code 2015-03}. */
    public static Type<YearMonth> month() {
        return Texts.of(Allowed.Form.MONTH, (text, report) -> {
            Optional<PartialDate> date = PartialDate.parse(text).filter(read -> !read.isDay());
            Optional<YearMonth> month = date.flatMap(PartialDate::month);
            if (month.isEmpty()) {
                report.report(FindingCode.MONTH_INVALID, text);
            }
            return month.orElse(null);
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
                    List<Integer> stated = stated(item);
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

    private static List<Integer> stated(String item) {
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
            Optional<PartialDate> date = PartialDate.parse(text);
            if (date.isPresent() && date.get().isDay()) {
                return date.get().from().atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            try {
                Instant instant = OffsetDateTime.parse(text).toInstant();
                if (PartialDate.parse(
                                instant.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                        .isPresent()) {
                    return instant;
                }
            } catch (DateTimeParseException e) {
                // reported below, as any other text that is no instant
            }
            report.report(FindingCode.INSTANT_INVALID, text);
            return null;
        });
    }
}

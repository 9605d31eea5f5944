package org.palermo.producers.fields;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.values.PartialDate;

/** What dates can mean, however they are written. */
final class WrittenDates {

    /** Day and month in either order, then the year; the separator is the same twice. */
    private static final Pattern NUMERIC = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})");

    /** The year first; nobody writes the day before the month after it. */
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([/.])(\\d{1,2})\\2(\\d{1,2})");

    private static final Pattern MONTH_AND_YEAR = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");

    /** A day with a time of day, as databases write it. */
    private static final Pattern TIMED =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?");

    private static final String GAP = "[\\s\\u00A0\\u202F.,-]+";

    /** 25 mars 2015, 1er mars 2015, mars 2015. */
    private static final Pattern DAY_NAMED =
            Pattern.compile("(?:(\\d{1,2})(?:er|st|nd|rd|th)?" + GAP + ")?(\\p{L}+)" + GAP + "(\\d{4})");

    /** March 25, 2015. */
    private static final Pattern NAMED_DAY =
            Pattern.compile("(\\p{L}+)" + GAP + "(\\d{1,2})(?:st|nd|rd|th)?" + GAP + "(\\d{4})");

    private static final Pattern SERIAL = Pattern.compile("\\d{5}");

    /** Day 0 of a spreadsheet's calendar, for days after February 1900. */
    private static final LocalDate SERIAL_EPOCH = LocalDate.of(1899, 12, 30);

    private static final Map<String, Integer> MONTHS = months(
            "january janvier jan janv",
            "february fevrier feb fev fevr",
            "march mars mar",
            "april avril apr avr",
            "may mai",
            "june juin jun",
            "july juillet jul juil",
            "august aout aug",
            "september septembre sep sept",
            "october octobre oct",
            "november novembre nov",
            "december decembre dec");

    private WrittenDates() {}

    /** What a text can mean. */
    sealed interface Meaning {

        /** One date; of three numbers, in the order that they show, where they show one. */
        record One(PartialDate date, Optional<DateOrder> shows) implements Meaning {}

        /** Two days, since day and month could be exchanged. */
        record Two(PartialDate dayFirst, PartialDate monthFirst) implements Meaning {}

        /** The number of a day in a spreadsheet; in text nothing tells it from any other number. */
        record Serial(PartialDate date) implements Meaning {}

        /** No date. */
        record None() implements Meaning {}
    }

    /** What a text without space around it can mean where nothing is known of its column. */
    static Meaning of(String text) {
        Optional<PartialDate> plain =
                PartialDate.parse(text).or(() -> timed(text)).or(() -> named(text));
        if (plain.isPresent()) {
            return new Meaning.One(plain.get(), Optional.empty());
        }
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return one(day(number(yearFirst, 1), number(yearFirst, 3), number(yearFirst, 4)), DateOrder.YMD);
        }
        Matcher month = MONTH_AND_YEAR.matcher(text);
        if (month.matches()) {
            return dated(() -> PartialDate.ofMonth(YearMonth.of(number(month, 2), number(month, 1))))
                    .<Meaning>map(date -> new Meaning.One(date, Optional.empty()))
                    .orElseGet(Meaning.None::new);
        }
        Matcher numeric = NUMERIC.matcher(text);
        return numeric.matches() ? numeric(numeric) : serial(text);
    }

    /** What a text means in a column that is written in an order. */
    static Meaning of(String text, DateOrder order) {
        Meaning meaning = of(text);
        return switch (meaning) {
            case Meaning.One(PartialDate date, Optional<DateOrder> shows) ->
                shows.filter(shown -> shown != order).isPresent() ? new Meaning.None() : meaning;
            case Meaning.Two(PartialDate dayFirst, PartialDate monthFirst) ->
                switch (order) {
                    case DMY -> new Meaning.One(dayFirst, Optional.of(order));
                    case MDY -> new Meaning.One(monthFirst, Optional.of(order));
                    case YMD -> new Meaning.None();
                };
            case Meaning.Serial serial -> meaning;
            case Meaning.None none -> meaning;
        };
    }

    private static Meaning numeric(Matcher parts) {
        int first = number(parts, 1);
        int second = number(parts, 3);
        int year = number(parts, 4);
        Optional<PartialDate> dayFirst = day(year, second, first);
        Optional<PartialDate> monthFirst = day(year, first, second);
        if (dayFirst.isPresent() && monthFirst.isPresent()) {
            return dayFirst.equals(monthFirst)
                    ? new Meaning.One(dayFirst.get(), Optional.empty())
                    : new Meaning.Two(dayFirst.get(), monthFirst.get());
        }
        return dayFirst.isPresent() ? one(dayFirst, DateOrder.DMY) : one(monthFirst, DateOrder.MDY);
    }

    private static Meaning one(Optional<PartialDate> date, DateOrder shows) {
        return date.<Meaning>map(day -> new Meaning.One(day, Optional.of(shows)))
                .orElseGet(Meaning.None::new);
    }

    private static Meaning serial(String text) {
        return (SERIAL.matcher(text).matches()
                        ? PartialDate.parse(
                                SERIAL_EPOCH.plusDays(Long.parseLong(text)).toString())
                        : Optional.<PartialDate>empty())
                .<Meaning>map(Meaning.Serial::new)
                .orElseGet(Meaning.None::new);
    }

    private static Optional<PartialDate> timed(String text) {
        Matcher parts = TIMED.matcher(text);
        return parts.matches() ? PartialDate.parse(parts.group(1)) : Optional.empty();
    }

    private static Optional<PartialDate> named(String text) {
        Matcher parts = DAY_NAMED.matcher(text);
        if (parts.matches()) {
            return named(parts.group(2), parts.group(1), parts.group(3));
        }
        Matcher other = NAMED_DAY.matcher(text);
        return other.matches() ? named(other.group(1), other.group(2), other.group(3)) : Optional.empty();
    }

    private static Optional<PartialDate> named(String name, @Nullable String day, String yearText) {
        Integer month = MONTHS.get(fold(name));
        int year = Integer.parseInt(yearText);
        if (month == null) {
            return Optional.empty();
        }
        return day == null
                ? dated(() -> PartialDate.ofMonth(YearMonth.of(year, month)))
                : day(year, month, Integer.parseInt(day));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static Optional<PartialDate> day(int year, int month, int day) {
        return dated(() -> PartialDate.ofDay(LocalDate.of(year, month, day)));
    }

    private static Optional<PartialDate> dated(Supplier<PartialDate> date) {
        try {
            return Optional.of(date.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** @param names of each month in English and French, with their abbreviations */
    private static Map<String, Integer> months(String... names) {
        Map<String, Integer> months = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ")) {
                months.put(name, i + 1);
            }
        }
        return Map.copyOf(months);
    }
}

package org.palermo.schemas.values;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A date as its source states it: a year, a month or a day; never padded to a false day (domain.md, Events).
 *
 * @param text as stated: {@code 2015}, {@code 2015-03} or {@code 2015-03-25}
 * @param from first day that it allows
 * @param to last day that it allows
 */
public record PartialDate(String text, LocalDate from, LocalDate to) implements Comparable<PartialDate> {

    /** Years that a register can sensibly hold; outside of them a date is taken for a slip of the pen. */
    public static final int FIRST_YEAR = 1900;

    public static final int LAST_YEAR = 2199;

    /** Reads the ISO form; empty where the text is none, or its year is outside {@link #FIRST_YEAR}..{@link #LAST_YEAR}. */
    public static Optional<PartialDate> parse(String text) {
        try {
            return switch (text.length()) {
                case 4 -> digits(text, 0, 4) ? Optional.of(ofYear(Integer.parseInt(text))) : Optional.empty();
                case 7 -> shaped(text) ? Optional.of(ofMonth(YearMonth.parse(text))) : Optional.empty();
                case 10 -> shaped(text) ? Optional.of(ofDay(LocalDate.parse(text))) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Reads text that intake has already accepted. */
    public static PartialDate of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a partial date: " + text));
    }

    public static PartialDate ofYear(int year) {
        return checked(new PartialDate(Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }

    public static PartialDate ofMonth(YearMonth month) {
        return checked(new PartialDate(month.toString(), month.atDay(1), month.atEndOfMonth()));
    }

    public static PartialDate ofDay(LocalDate day) {
        return checked(new PartialDate(day.toString(), day, day));
    }

    /** Whether it names a single day. */
    public boolean isDay() {
        return from.equals(to);
    }

    /** The month it falls in; empty where it states only a year. */
    public Optional<YearMonth> month() {
        return YearMonth.from(from).equals(YearMonth.from(to)) ? Optional.of(YearMonth.from(from)) : Optional.empty();
    }

    @Override
    public int compareTo(PartialDate other) {
        int byFrom = from.compareTo(other.from);
        return byFrom != 0 ? byFrom : to.compareTo(other.to);
    }

    @Override
    public String toString() {
        return text;
    }

    private static PartialDate checked(PartialDate date) {
        int year = date.from.getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("year " + year + " is outside " + FIRST_YEAR + ".." + LAST_YEAR);
        }
        return date;
    }

    private static boolean shaped(String text) {
        return digits(text, 0, 4)
                && text.charAt(4) == '-'
                && digits(text, 5, 7)
                && (text.length() == 7 || text.charAt(7) == '-' && digits(text, 8, 10));
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}

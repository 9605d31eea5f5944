package org.palermo.reports.templates;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Segments;
import org.palermo.reports.statements.Calendar;
import org.palermo.schemas.values.PartialDate;

/** When a passage speaks of, in terms of the report's own period. */
sealed interface When {

    /** As the template has it. */
    String written();

    /** Whether it is written in dates, and so is the same in every report. */
    boolean isDated();

    /** The period; null where there is none in this report. */
    @Nullable
    Period in(Period report);

    /** A period that has a name. */
    record Named(Relative relative) implements When {
        @Override
        public String written() {
            return relative.code();
        }

        @Override
        public boolean isDated() {
            return false;
        }

        @Override
        public @Nullable Period in(Period report) {
            return known(relative.of(report));
        }
    }

    /** From the first day of one end to the last day of another. */
    record Between(String written, End first, End last) implements When {
        @Override
        public boolean isDated() {
            return first instanceof Dated && last instanceof Dated;
        }

        @Override
        public @Nullable Period in(Period report) {
            LocalDate from = first.first(report);
            LocalDate to = last.last(report);
            return to.isBefore(from) ? null : known(new Period(from, to));
        }
    }

    /** At the end of a day: of a stock. */
    record At(String written, End day) implements When {
        @Override
        public boolean isDated() {
            return day instanceof Dated;
        }

        @Override
        public @Nullable Period in(Period report) {
            LocalDate last = day.last(report);
            return known(new Period(last.isBefore(report.from()) ? last : report.from(), last));
        }
    }

    /** An end of a period. */
    sealed interface End {
        LocalDate first(Period report);

        LocalDate last(Period report);
    }

    /** A year, month or day. */
    record Dated(PartialDate date) implements End {
        @Override
        public LocalDate first(Period report) {
            return date.from();
        }

        @Override
        public LocalDate last(Period report) {
            return date.to();
        }
    }

    /** A day that has a name. */
    record Anchored(Anchor anchor) implements End {
        @Override
        public LocalDate first(Period report) {
            return anchor.of(report);
        }

        @Override
        public LocalDate last(Period report) {
            return anchor.of(report);
        }
    }

    /** The ledger has no days before its first one. */
    private static @Nullable Period known(Period period) {
        return period.from().isBefore(Segments.FIRST) ? null : period;
    }

    /** Reads a period; empty where it is none. */
    static Optional<When> period(String text) {
        String written = text.strip();
        for (Relative relative : Relative.values()) {
            if (relative.code().equals(written)) {
                return Optional.of(new Named(relative));
            }
        }
        String[] ends = written.split("\\.\\.", -1);
        if (ends.length > 2) {
            return Optional.empty();
        }
        Optional<End> first = end(ends[0]);
        Optional<End> last = end(ends[ends.length - 1]);
        boolean oneDay = ends.length == 1 && first.isPresent() && first.get() instanceof Anchored;
        if (first.isEmpty() || last.isEmpty() || oneDay) {
            return Optional.empty();
        }
        return Optional.of(new Between(written, first.get(), last.get()));
    }

    /** Reads a date, or a day that has a name; empty where it is none. */
    static Optional<When> at(String text) {
        String written = text.strip();
        return end(written).map(end -> new At(written, end));
    }

    private static Optional<End> end(String text) {
        String written = text.strip();
        for (Anchor anchor : Anchor.values()) {
            if (anchor.code().equals(written)) {
                return Optional.of(new Anchored(anchor));
            }
        }
        return PartialDate.parse(written).map(Dated::new);
    }

    /** All names of periods. */
    static List<String> periodNames() {
        return Arrays.stream(Relative.values()).map(Relative::code).toList();
    }

    /** All names of days. */
    static List<String> dayNames() {
        return Arrays.stream(Anchor.values()).map(Anchor::code).toList();
    }

    /** Periods that have a name. */
    enum Relative {
        /** The report's own. */
        PERIOD {
            @Override
            Period of(Period report) {
                return report;
            }
        },
        /** As long as the report's, and ending the day before it: as many months where it is whole months, else days. */
        PREVIOUS_PERIOD {
            @Override
            Period of(Period report) {
                LocalDate to = report.from().minusDays(1);
                if (report.isWholeMonths()) {
                    long months =
                            ChronoUnit.MONTHS.between(report.from(), report.to().plusDays(1));
                    return new Period(report.from().minusMonths(months), to);
                }
                long days = ChronoUnit.DAYS.between(report.from(), report.to().plusDays(1));
                return new Period(report.from().minusDays(days), to);
            }
        },
        /** The same days a year earlier; what ends with a month ends with it. */
        PREVIOUS_YEAR {
            @Override
            Period of(Period report) {
                LocalDate to = report.to().minusYears(1);
                boolean endOfMonth = Calendar.MONTH.lastOf(report.to()).equals(report.to());
                return new Period(report.from().minusYears(1), endOfMonth ? Calendar.MONTH.lastOf(to) : to);
            }
        },
        /** The calendar year that ended last by the period's end. */
        LAST_FULL_YEAR {
            @Override
            Period of(Period report) {
                return Calendar.YEAR.lastFullBy(report.to());
            }
        },
        LAST_FULL_QUARTER {
            @Override
            Period of(Period report) {
                return Calendar.QUARTER.lastFullBy(report.to());
            }
        },
        LAST_FULL_MONTH {
            @Override
            Period of(Period report) {
                return Calendar.MONTH.lastFullBy(report.to());
            }
        },
        /** The twelve months before {@code last-full-month} and it. */
        LAST_12_MONTHS {
            @Override
            Period of(Period report) {
                LocalDate to = Calendar.MONTH.lastFullBy(report.to()).to();
                return new Period(to.plusDays(1).minusMonths(12), to);
            }
        },
        /** From 1 January of the year in which the period ends to its end. */
        YEAR_TO_DATE {
            @Override
            Period of(Period report) {
                return new Period(Calendar.YEAR.firstOf(report.to()), report.to());
            }
        },
        /** The calendar years that the period touches and that had ended by its end; the last full year where it has none. */
        CALENDAR_YEARS {
            @Override
            Period of(Period report) {
                LocalDate to = Calendar.YEAR.lastFullBy(report.to()).to();
                LocalDate from = Calendar.YEAR.firstOf(report.from());
                return new Period(from.isBefore(to) ? from : Calendar.YEAR.firstOf(to), to);
            }
        };

        abstract Period of(Period report);

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Days that have a name. */
    enum Anchor {
        START_OF_PERIOD {
            @Override
            LocalDate of(Period report) {
                return report.from();
            }
        },
        END_OF_PERIOD {
            @Override
            LocalDate of(Period report) {
                return report.to();
            }
        },
        /** The day before the period begins: how it stood at its beginning. */
        BEFORE_PERIOD {
            @Override
            LocalDate of(Period report) {
                return report.from().minusDays(1);
            }
        },
        END_OF_LAST_FULL_YEAR {
            @Override
            LocalDate of(Period report) {
                return Calendar.YEAR.lastFullBy(report.to()).to();
            }
        },
        END_OF_LAST_FULL_QUARTER {
            @Override
            LocalDate of(Period report) {
                return Calendar.QUARTER.lastFullBy(report.to()).to();
            }
        },
        END_OF_LAST_FULL_MONTH {
            @Override
            LocalDate of(Period report) {
                return Calendar.MONTH.lastFullBy(report.to()).to();
            }
        };

        abstract LocalDate of(Period report);

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

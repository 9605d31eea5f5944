package org.palermo.reports.provenance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * How the operands make the value, computed anew from the lines that an explanation shows, apart from the figure engine:
 * so the comparison of the two says something.
 */
public sealed interface Reckoning {

    /** What the shown lines come to; null where they give no value. */
    @Nullable
    BigDecimal value();

    /** What they come to at most; null where nothing could be added. */
    @Nullable
    BigDecimal atMost();

    /** A sum, whole. */
    record Total(long sum, long doubtful) implements Reckoning {

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(sum);
        }

        @Override
        public @Nullable BigDecimal atMost() {
            return doubtful > 0 ? BigDecimal.valueOf(Math.addExact(sum, doubtful)) : null;
        }
    }

    /**
     * A number of distinct members.
     *
     * @param members that count, sorted
     * @param possible members that would count if all that is doubtful fell inside; those that count may be missing
     */
    record Members(SortedSet<String> members, SortedSet<String> possible) implements Reckoning {

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(members.size());
        }

        @Override
        public @Nullable BigDecimal atMost() {
            return possible.size() > members.size() ? BigDecimal.valueOf(possible.size()) : null;
        }
    }

    /**
     * A mean over years, to two decimals, rounded half even.
     *
     * @param years those that have any
     * @param sum of all of them
     */
    record Mean(List<Integer> years, long sum) implements Reckoning {

        @Override
        public @Nullable BigDecimal value() {
            return years.isEmpty()
                    ? null
                    : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(years.size()), 2, RoundingMode.HALF_EVEN);
        }

        @Override
        public @Nullable BigDecimal atMost() {
            return null;
        }
    }

    /** One sum less others; what is doubtful of the others is not taken off. */
    record Difference(long minuend, List<Long> subtrahends, long doubtful) implements Reckoning {

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(subtrahends.stream().reduce(minuend, Math::subtractExact));
        }

        @Override
        public @Nullable BigDecimal atMost() {
            return doubtful > 0 ? value().add(BigDecimal.valueOf(doubtful)) : null;
        }
    }

    /** A part of a whole, to six decimals, rounded half even. */
    record Share(long part, long whole, long doubtful) implements Reckoning {

        private static final int DECIMALS = 6;

        @Override
        public @Nullable BigDecimal value() {
            return whole > 0 ? ratio(part, whole) : null;
        }

        @Override
        public @Nullable BigDecimal atMost() {
            BigDecimal value = value();
            if (value == null || doubtful <= 0) {
                return null;
            }
            BigDecimal most = ratio(Math.addExact(part, doubtful), Math.addExact(whole, doubtful));
            return most.compareTo(value) > 0 ? most : null;
        }

        private static BigDecimal ratio(long part, long whole) {
            return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_EVEN);
        }
    }

    /**
     * An amount a year, whole cents, rounded half even.
     *
     * @param firstDay the first day on which anything was counted; null where nothing was
     * @param end the day up to which it is counted
     */
    record PerYear(long sum, @Nullable LocalDate firstDay, LocalDate end, long doubtful) implements Reckoning {

        /** 1461 days are four years of 365.25. */
        private static final BigDecimal DAYS_OF_FOUR_YEARS = BigDecimal.valueOf(1461);

        private static final BigDecimal FOUR = BigDecimal.valueOf(4);

        /** Days from the first one to the end, at least 1. */
        public long days() {
            return firstDay == null ? 0 : Math.max(1, ChronoUnit.DAYS.between(firstDay, end));
        }

        @Override
        public @Nullable BigDecimal value() {
            return firstDay == null ? null : perYear(sum);
        }

        @Override
        public @Nullable BigDecimal atMost() {
            if (firstDay == null || doubtful <= 0) {
                return null;
            }
            BigDecimal most = perYear(Math.addExact(sum, doubtful));
            return most.compareTo(perYear(sum)) > 0 ? most : null;
        }

        private BigDecimal perYear(long quantity) {
            return BigDecimal.valueOf(quantity)
                    .multiply(DAYS_OF_FOUR_YEARS)
                    .divide(BigDecimal.valueOf(days()).multiply(FOUR), 0, RoundingMode.HALF_EVEN);
        }
    }

    /** The period leaves nothing to compute. */
    record Nothing() implements Reckoning {

        @Override
        public @Nullable BigDecimal value() {
            return null;
        }

        @Override
        public @Nullable BigDecimal atMost() {
            return null;
        }
    }
}

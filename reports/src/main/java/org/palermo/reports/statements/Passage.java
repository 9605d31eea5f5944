package org.palermo.reports.statements;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Nature;
import org.palermo.reports.figures.Period;
import org.palermo.schemas.codes.Language;

/** A passage of a report, computed: what stands under a heading. */
public sealed interface Passage {

    /** The ids of the figures that stand in it; of the fund's statement none, which has its own needs. */
    default Set<String> figures() {
        Stream<Figure> figures = switch (this) {
            case Figures of -> of.lines().stream().map(Report.Line::figure);
            case Paragraph paragraph -> paragraph.values().values().stream();
            case Parts parts -> Stream.of(parts.figure());
            case Series series -> series.rows().stream().map(Row::whole);
            case Comparisons comparisons -> comparisons.rows().stream().map(Contrast::figure);
            case Fund _, Gaps _, NoPeriod _ -> Stream.empty();
        };
        return figures.map(Figure::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Figures with all that is said of them. */
    record Figures(List<Report.Line> lines) implements Passage {}

    /**
     * A paragraph in the author's words.
     *
     * @param texts by language
     * @param values of the places in them, by key
     */
    record Paragraph(Map<Language, Phrase> texts, Map<String, Figure> values) implements Passage {}

    /**
     * A figure in parts.
     *
     * @param title the author's, null for the figure's name
     * @param figure with its parts
     * @param by name of the breakdown
     * @param overlapping whether one record may stand in several parts
     * @param most how many parts are shown
     * @param drawn as what, null where it is not
     */
    record Parts(
            @Nullable OwnWords title,
            Figure figure,
            String by,
            boolean overlapping,
            boolean ownPeriod,
            int most,
            @Nullable Drawing drawn)
            implements Passage {}

    /**
     * Figures over the parts of a period.
     *
     * @param title the author's, null for the figures' names
     * @param unit into which the period is cut
     * @param period that is cut
     * @param pieces in their order
     * @param rows one a figure
     * @param totals whether the whole period stands beside its pieces
     * @param change whether the last two full pieces are compared
     * @param drawn as what, null where it is not
     */
    record Series(
            @Nullable OwnWords title,
            Calendar unit,
            Period period,
            List<Period> pieces,
            List<Row> rows,
            boolean totals,
            boolean change,
            @Nullable Drawing drawn)
            implements Passage {}

    /**
     * One figure over the pieces of a period.
     *
     * @param values one a piece
     * @param whole over the whole period
     */
    record Row(List<Figure> values, Figure whole, Nature nature) {

        /** What the pieces leave of the whole, because it is dated less exactly than they are; 0 where they add up. */
        public BigDecimal rest() {
            BigDecimal value = whole.value();
            if (nature != Nature.ADDITIVE || value == null) {
                return BigDecimal.ZERO;
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (Figure piece : values) {
                BigDecimal part = piece.value();
                sum = part == null ? sum : sum.add(part);
            }
            return value.subtract(sum);
        }
    }

    /**
     * Figures over two periods.
     *
     * @param title the author's, null where there is none
     * @param period looked at
     * @param other compared with
     * @param rows one a figure
     * @param drawn as what, null where it is not
     */
    record Comparisons(
            @Nullable OwnWords title,
            Period period,
            Period other,
            List<Contrast> rows,
            @Nullable Drawing drawn) implements Passage {}

    /** The Trust Fund's statement. */
    record Fund(FundStatement statement) implements Passage {}

    /**
     * What is missing or doubtful in the report.
     *
     * @param gaps in the order of the report
     */
    record Gaps(List<Gap> gaps) implements Passage {}

    /**
     * One thing that is missing or doubtful.
     *
     * @param extent how much of the figure it is about, in its unit; null where it has no value
     */
    record Gap(Figure figure, Sort sort, @Nullable BigDecimal extent) {

        /** What is missing or doubtful. */
        public enum Sort {
            ABSENT,
            NOTHING,
            DATES,
            ILLUSTRATIVE,
            REPORTED,
            NOT_STATED
        }

        /** As JSON writes it and the message bundles name it: {@code not-stated}. */
        public String code() {
            return sort.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Dates that make no period for this report.
     *
     * @param written as in the template
     * @param tooMany whether it is the number of its pieces that is the trouble
     */
    record NoPeriod(String written, boolean tooMany) implements Passage {}

    /** How a passage is drawn. */
    enum Drawing {
        BAR,
        LINE
    }
}

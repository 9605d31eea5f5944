package org.palermo.reports.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure.Kind;
import org.palermo.reports.figures.Figure.Source;
import org.palermo.reports.figures.LedgerReader.Window;

/**
 * What one figure has to read to answer one question.
 *
 * @param declaration of the figure
 * @param question as asked
 * @param scope the period that is computed over: the question's or, of figures over full years, those years; null where the
 *     period holds no full year
 */
record Plan(
        FigureDeclaration declaration,
        Question question,
        @Nullable Period scope) {

    static Plan of(FigureDeclaration declaration, Question question) {
        Period period = question.period();
        return new Plan(
                declaration,
                question,
                switch (declaration.operation()) {
                    case SUM, DISTINCT, NEWLY_DISTINCT, DIFFERENCE, SHARE, AVERAGE_PER_YEAR -> period;
                    case SUM_OF_LAST_FULL_YEAR -> {
                        Period years = fullYears(period);
                        yield years == null ? null : new Period(years.to().withDayOfYear(1), years.to());
                    }
                    case MEAN_OF_FULL_YEARS -> fullYears(period);
                });
    }

    /** The calendar years that lie wholly within a period, as one period; null where there is none. */
    private static @Nullable Period fullYears(Period period) {
        LocalDate from = period.from().getDayOfYear() == 1
                ? period.from()
                : period.from().plusYears(1).withDayOfYear(1);
        LocalDate after = period.to().plusDays(1).withDayOfYear(1);
        return from.isBefore(after) ? new Period(from, after.minusDays(1)) : null;
    }

    /** Totals know months and no second clock; everything else is read from the postings. */
    Source source() {
        return question.knownOn() == null && Segments.at(boundaries()).isWholeMonths()
                ? Source.TOTALS
                : Source.POSTINGS;
    }

    /** The days on which something that the figure tells apart begins. */
    Set<LocalDate> boundaries() {
        Set<LocalDate> boundaries = new HashSet<>();
        if (scope != null) {
            boundaries.add(scope.to().plusDays(1));
            if (declaration.kind() == Kind.FLOW) {
                boundaries.add(scope.from());
            }
            if (declaration.operation() == Operation.MEAN_OF_FULL_YEARS) {
                for (int year = scope.from().getYear(); year <= scope.to().getYear(); year++) {
                    boundaries.add(LocalDate.ofYearDay(year, 1));
                }
            }
        }
        return boundaries;
    }

    List<Window> windows() {
        List<Window> windows = new ArrayList<>();
        if (scope != null) {
            LocalDate from = needsAllBefore() ? null : scope.from();
            for (Selection selection : declaration.selections()) {
                windows.add(window(selection, from, scope.to(), dimensions(selection), declaration.distinctBy()));
            }
            Breakdown breakdown = declaration.breakdown();
            if (breakdown != null) {
                Set<Dimension> dimensions = breakdown.selection().dimensions();
                dimensions.add(breakdown.by());
                windows.add(window(breakdown.selection(), from, scope.to(), dimensions, breakdown.by()));
            }
        }
        return windows;
    }

    /** @param by whose codes are told apart one by one; null where none are */
    private Window window(
            Selection selection,
            @Nullable LocalDate from,
            LocalDate to,
            Set<Dimension> dimensions,
            @Nullable Dimension by) {
        Set<String> programmes = selection.ofProgramme() ? Set.of(question.programme()) : Set.of();
        return new Window(
                selection.account(),
                from,
                to,
                dimensions,
                programmes,
                by == Dimension.CATEGORY ? null : selection.categories(),
                Segments.at(boundaries()));
    }

    private boolean needsAllBefore() {
        return declaration.kind() == Kind.STOCK || declaration.operation() == Operation.NEWLY_DISTINCT;
    }

    private Set<Dimension> dimensions(Selection selection) {
        Set<Dimension> dimensions = EnumSet.copyOf(selection.dimensions());
        if (declaration.distinctBy() != null) {
            dimensions.add(declaration.distinctBy());
        }
        return dimensions;
    }

    /** The account whose first day is needed; null where none is. */
    @Nullable
    String accountOfFirstDay() {
        return declaration.operation() == Operation.AVERAGE_PER_YEAR
                ? declaration.selections().getFirst().account()
                : null;
    }
}

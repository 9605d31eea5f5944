package org.palermo.reports.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which postings move a figure, by the rules that compute it. */
public final class Movements {

    private final Declarations declarations;
    private final Predicate<String> isCountry;

    /** @param isCountry whether a jurisdiction's code counts where countries are counted: not a body's */
    public Movements(Declarations declarations, Predicate<String> isCountry) {
        this.declarations = declarations;
        this.isCountry = isCountry;
    }

    /** Whether what postings do to a figure can be added up: it sums and subtracts, and nothing else. */
    public boolean isAdditive(String figure) {
        return switch (declarations.figure(figure).operation()) {
            case SUM, SUM_OF_LAST_FULL_YEAR, DIFFERENCE -> true;
            case MEAN_OF_FULL_YEARS, DISTINCT, NEWLY_DISTINCT, SHARE, AVERAGE_PER_YEAR -> false;
        };
    }

    /** The code of the set's member that a posting speaks of; empty where the figure is no set, or it speaks of none. */
    public String member(String figure, PostingLine line) {
        Dimension by = declarations.figure(figure).distinctBy();
        return by == null ? "" : by.of(line.cell());
    }

    /**
     * The postings that a figure takes or has in its upper bound, in their order; for one of which it takes the same posting
     * twice, once.
     *
     * @param lines any postings
     */
    public List<Moved> of(Ask ask, List<PostingLine> lines) {
        FigureDeclaration declaration = declarations.figure(ask.figure());
        Period scope = Plan.of(declaration, ask.question()).scope();
        if (scope == null) {
            return List.of();
        }
        boolean additive = isAdditive(ask.figure());
        List<Moved> moved = new ArrayList<>();
        for (PostingLine line : lines) {
            Cell cell = line.cell();
            Standing standing = standing(declaration, scope, cell);
            if (standing == Standing.OUTSIDE) {
                continue;
            }
            Long effect = additive
                    ? effect(declaration, ask.question().programme(), cell)
                    : taken(declaration, ask.question().programme(), cell);
            boolean counted = standing == Standing.COUNTED;
            if (effect != null) {
                moved.add(new Moved(line, counted, additive && !counted ? 0 : effect));
            }
        }
        return moved;
    }

    /** A party that was bound before the period is none that is newly bound: what lies before it matters too. */
    private static Standing standing(FigureDeclaration declaration, Period scope, Cell cell) {
        Figure.Kind kind = declaration.operation() == Operation.NEWLY_DISTINCT ? Figure.Kind.STOCK : declaration.kind();
        return Standing.of(kind, scope, cell.from(), cell.to());
    }

    /** A difference takes its first selection, and gives the others; null where none takes the posting. */
    private @Nullable Long effect(FigureDeclaration declaration, String programme, Cell cell) {
        boolean difference = declaration.operation() == Operation.DIFFERENCE;
        Long effect = null;
        for (int i = 0; i < declaration.selections().size(); i++) {
            if (declaration.selections().get(i).takes(cell, programme, isCountry)) {
                long one = difference && i > 0 ? Math.negateExact(cell.quantity()) : cell.quantity();
                effect = effect == null ? one : Math.addExact(effect, one);
            }
        }
        return effect;
    }

    private @Nullable Long taken(FigureDeclaration declaration, String programme, Cell cell) {
        return declaration.selections().stream().anyMatch(s -> s.takes(cell, programme, isCountry))
                ? (Long) cell.quantity()
                : null;
    }
}

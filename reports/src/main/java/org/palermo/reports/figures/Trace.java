package org.palermo.reports.figures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure with the postings that it was computed from, chosen by the same rules.
 *
 * @param declaration of the figure; of one party alone where it was asked for one
 * @param question as asked
 * @param figure as the report shows it
 * @param operands one for each of the declaration's selections, in its order; none where the period leaves nothing to read
 * @param breakdown what the breakdown is computed from; null where the figure has none
 * @param firstDay of a figure that averages over time: the first day on which anything was counted
 * @param merges by which parties of the postings are counted as others, where parties are counted; by alias
 */
public record Trace(
        FigureDeclaration declaration,
        Question question,
        Figure figure,
        List<Operand> operands,
        @Nullable Operand breakdown,
        @Nullable LocalDate firstDay,
        List<Merge> merges) {

    public Trace {
        operands = List.copyOf(operands);
        merges = List.copyOf(merges);
    }

    /** Where nobody is counted as anyone else. */
    public Trace(
            FigureDeclaration declaration,
            Question question,
            Figure figure,
            List<Operand> operands,
            @Nullable Operand breakdown,
            @Nullable LocalDate firstDay) {
        this(declaration, question, figure, operands, breakdown, firstDay, List.of());
    }

    /**
     * What one selection takes of the ledger.
     *
     * @param lines by the days on which they occurred, then by entity, revision and ordinal
     */
    public record Operand(Selection selection, List<Traced> lines) {

        public Operand {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One posting.
     *
     * @param standing whether it is counted, might be, or only shows what lies outside
     */
    public record Traced(PostingLine line, Standing standing) {}
}

package org.palermo.reports.figures;

import org.jspecify.annotations.Nullable;

/**
 * One figure and what is asked of it.
 *
 * @param figure id as declared
 * @param question period, programme and day of knowledge
 * @param by name of one of the figure's breakdowns, whose parts the answer then has; null for the figure as declared
 */
public record Ask(
        String figure, Question question, @Nullable String by) {

    /** The figure as it is declared. */
    public Ask(String figure, Question question) {
        this(figure, question, null);
    }
}

package org.palermo.reports.statements;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Period;

/**
 * A figure as a document published it.
 *
 * @param figure the id of the figure that it can be laid beside
 * @param value in the figure's unit; USD in dollars, not cents
 * @param qualifier how exactly it was stated
 * @param precision the step of its rounding, in the unit of the value
 * @param paragraph of the document, "3 (a)"
 * @param period its own period or, for a stock, a period that ends on its own date; null where it is the report's
 * @param text the document's words, by language
 */
public record Published(
        String figure,
        BigDecimal value,
        Qualifier qualifier,
        BigDecimal precision,
        String paragraph,
        @Nullable Period period,
        Map<String, String> text) {

    /** How exactly a document states a figure (domain.md, Figures). */
    public enum Qualifier {
        EXACT,
        MORE_THAN,
        ABOUT,
        ROUNDED,
        NEARLY;

        /** As files of published values and JSON write it: {@code more-than}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static String codes() {
            return Arrays.stream(values()).map(Qualifier::code).collect(Collectors.joining(", "));
        }
    }

    /** What a comparison with the computed figure says. */
    public enum Verdict {
        /** Agrees, and no illustrative row carries any of it. */
        AGREES,
        /** Agrees, but illustrative rows carry part of it: calibrated to the source. */
        CALIBRATED,
        DIFFERS;

        /** As JSON writes it and the message bundles name it: {@code agrees}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package org.palermo.reports.templates;

import java.util.Map;
import org.palermo.reports.statements.LocatedYaml.Place;

/**
 * Something in a template file that is wrong.
 *
 * @param place where
 * @param rule that it breaks
 * @param arguments of its words
 */
public record Finding(Place place, Rule rule, Map<String, String> arguments) {

    /** What can be wrong with a template. */
    public enum Rule {
        /** The file is no YAML, is empty, or holds several documents. */
        NO_YAML,
        TWICE,
        UNKNOWN_KEY,
        MISSING_KEY,
        NOT_A_TEXT,
        NOT_A_LIST,
        NOT_KEYS,
        EMPTY,
        NO_LANGUAGE,
        UNKNOWN_LANGUAGE,
        UNKNOWN_FIGURE,
        UNKNOWN_BREAKDOWN,
        NOT_KEPT_BY,
        SEVERAL_BY_PARTS,
        NEEDS_FULL_YEARS,
        NO_PERIOD,
        NO_DAY,
        BACKWARDS,
        DAY_OF_FLOW,
        DAY_AND_PERIOD,
        SAME_PERIOD,
        UNKNOWN_CHART,
        LINE_OF_PARTS,
        CHART_OF_UNITS,
        NO_FLAG,
        NO_NUMBER,
        NO_PASSAGE,
        SEVERAL_PASSAGES,
        FIGURE_TWICE,
        FUND_TWICE,
        SECTION_TWICE,
        BAD_ID,
        APOSTROPHE,
        UNKNOWN_FORM,
        BAD_PHRASE;

        /** As it is named to the user: {@code unknown-figure}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it names something that may have been meant. */
    boolean suggests() {
        return !arguments.getOrDefault("nearest", "").isEmpty();
    }
}

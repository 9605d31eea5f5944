package org.palermo.reports.templates;

import java.util.List;
import java.util.Map;

/** The keys of a template file, and which of them must stand. */
final class Grammar {

    static final String TITLE = "title";
    static final String PURPOSE = "purpose";
    static final String PAGES = "pages";
    static final String SECTIONS = "sections";
    static final String ID = "id";
    static final String CONTENT = "content";
    static final String FIGURE = "figure";
    static final String FIGURES = "figures";
    static final String TEXT = "text";
    static final String BREAKDOWN = "breakdown";
    static final String COMPARE = "compare";
    static final String FUND = "fund";
    static final String GAPS = "gaps";
    static final String PERIOD = "period";
    static final String AT = "at";
    static final String BY = "by";
    static final String WITH = "with";
    static final String CHART = "chart";
    static final String MOST = "most";
    static final String TOTALS = "totals";
    static final String CHANGE = "change";

    static final List<String> FILE = List.of(TITLE, PURPOSE, PAGES, SECTIONS);
    static final List<String> SECTION = List.of(ID, TITLE, CONTENT);
    static final List<String> ITEM = List.of(FIGURE, PERIOD, AT);

    /** The keys that say what a passage is, and what may stand beside each. */
    static final Map<String, List<String>> PASSAGES = Map.of(
            FIGURES, List.of(FIGURES, PERIOD, AT),
            TEXT, List.of(TEXT, PERIOD, AT),
            BREAKDOWN, List.of(BREAKDOWN, BY, PERIOD, AT, TITLE, MOST, TOTALS, CHANGE, CHART),
            COMPARE, List.of(COMPARE, PERIOD, WITH, TITLE, CHART),
            FUND, List.of(FUND),
            GAPS, List.of(GAPS));

    /** In the order in which they are told. */
    static final List<String> PASSAGE_NAMES = List.of(FIGURES, TEXT, BREAKDOWN, COMPARE, FUND, GAPS);

    /** Places in a sentence that are no figures. */
    static final List<String> DATES = List.of("period", "from", "to", "programme");

    private Grammar() {}
}

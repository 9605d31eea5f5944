package org.palermo.reports.templates;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Calendar;
import org.palermo.reports.statements.OwnWords;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.statements.Phrase;
import org.palermo.schemas.codes.Language;

/**
 * What a report says, in which order: read from a file in which nothing was found wrong.
 *
 * @param name {@code secretariat}, or the file's own
 * @param title of the report
 * @param purpose what it is for, for who chooses among templates; null where it does not say
 * @param pages that the report has at most on paper, 0 for as many as it takes
 * @param sections in order
 * @param text the whole file
 */
public record Template(
        String name, OwnWords title, @Nullable OwnWords purpose, int pages, List<Section> sections, String text) {

    /** The languages that some of its texts are not written in, with how many, in the order of the languages. */
    public Map<Language, Integer> unwritten() {
        return Languages.unwritten(this);
    }

    /**
     * Passages under a heading.
     *
     * @param id unique in the template
     */
    record Section(String id, OwnWords heading, List<Block> blocks) {}

    /** A passage as it is asked for. */
    sealed interface Block {}

    /** Figures as lines. */
    record Figures(List<Item> items) implements Block {}

    /** A figure, over a time of its own or, where that is null, the report's. */
    record Item(String figure, @Nullable When when) {}

    /**
     * A paragraph.
     *
     * @param values of the places in it, by key
     */
    record Text(Map<Language, Phrase> texts, Map<String, Item> values) implements Block {}

    /** A figure by one of its breakdowns. */
    record Parts(Item item, String by, @Nullable OwnWords title, int most, Passage.@Nullable Drawing drawn)
            implements Block {}

    /** Figures over the pieces of a period. */
    record Series(
            List<String> figures,
            Calendar by,
            @Nullable When when,
            @Nullable OwnWords title,
            boolean totals,
            boolean change,
            Passage.@Nullable Drawing drawn)
            implements Block {}

    /** Figures over two periods. */
    record Comparisons(
            List<String> figures,
            When when,
            When with,
            @Nullable OwnWords title,
            Passage.@Nullable Drawing drawn) implements Block {}

    /** The Trust Fund's statement. */
    record Fund(@Nullable When at) implements Block {}

    /** What is missing or doubtful in all of it. */
    record Gaps() implements Block {}
}

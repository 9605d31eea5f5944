package org.palermo.reports.write;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Published.Verdict;
import org.palermo.reports.wording.Wording;

/**
 * A document in one language, ready to be written in any form: writers lay it out and calculate nothing.
 *
 * @param wording of its language
 * @param title what it is
 * @param banner said before all else: that this is a demonstration; null where it is none
 * @param facts what it answers: period, programme ...
 * @param blocks in order
 */
public record Document(
        Wording wording, String title, @Nullable String banner, List<Fact> facts, List<Block> blocks) {

    /** The same with other blocks. */
    Document with(List<Block> others) {
        return new Document(wording, title, banner, facts, List.copyOf(others));
    }

    /** A label and its text. */
    public record Fact(String label, String text) {}

    /** A part of the document. */
    public sealed interface Block {}

    /**
     * A heading.
     *
     * @param anchor unique in the document
     */
    public record Heading(String anchor, String text) implements Block {}

    public record Paragraph(String text, boolean warning) implements Block {}

    public record Tabular(Table table) implements Block {}

    /**
     * The figures of a section.
     *
     * @param caption says what they are, for those who do not see the layout
     */
    public record Lines(String caption, List<Line> lines) implements Block {}

    /** Numbers that are drawn, and said in words for those who do not see them. */
    public sealed interface Chart extends Block {

        String title();

        /** Says in words what it shows. */
        String alternative();

        /** What the bars of a group, or the lines, are, in order. */
        List<String> series();

        List<Group> groups();
    }

    /** Bars in groups, one group a label. */
    public record BarChart(String title, String alternative, List<String> series, List<Group> groups)
            implements Chart {}

    /**
     * Lines over time: one line for each series, and the groups are its points in their order. A bar without a text has
     * no value, and the line is broken there.
     */
    public record LineChart(String title, String alternative, List<String> series, List<Group> groups)
            implements Chart {}

    /** Bars that stand together, one for each series. */
    public record Group(String label, List<Bar> bars) {}

    /**
     * One bar.
     *
     * @param permille of the chart's highest bar, 0 to 1000
     * @param value as written
     */
    public record Bar(int permille, String value) {}

    /**
     * One figure.
     *
     * @param id as declared
     * @param definition what is counted
     * @param value as written; empty where there is none
     * @param data the same for spreadsheets and programs
     * @param when its own period or date, null where it is the report's
     * @param sentence ready to paste, or why there is no value
     * @param atMost what it could be with all that is doubtful, null where nothing is
     * @param members what a set holds, null where that is not shown
     * @param parts of a breakdown, null for other figures
     */
    public record Line(
            String id,
            String name,
            String definition,
            String value,
            Data data,
            @Nullable String when,
            String sentence,
            @Nullable String atMost,
            List<Evidence> evidence,
            @Nullable String members,
            @Nullable Table parts,
            List<Beside> beside) {}

    /**
     * A figure's numbers, as they are.
     *
     * @param value empty where there is none
     * @param atMost empty where nothing is doubtful
     * @param unit code of what is counted; of an amount its currency; {@code share} of a part of one
     * @param from first day of the period; null where only its end counts
     * @param to last day of the period
     * @param evidence how much of the value rests on which evidence, in its own unit (of an amount: cents)
     */
    public record Data(
            Table.Cell value,
            Table.Cell atMost,
            String unit,
            @Nullable LocalDate from,
            LocalDate to,
            Map<String, BigDecimal> evidence) {}

    /**
     * How much of a figure rests on one kind of evidence.
     *
     * @param code as recorded
     * @param label with its share, "documented 40%"
     * @param permille of the figure, 0 to 1000; those of a figure sum to 1000
     */
    public record Evidence(String code, String label, int permille) {}

    /**
     * A published value.
     *
     * @param stated paragraph, date and value as written
     * @param verdict what the comparison says, and as it is called
     * @param quote the document's words
     */
    public record Beside(String stated, Verdict verdict, String verdictName, String quote) {}
}

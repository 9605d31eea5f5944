package org.palermo.reports.write;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Published.Verdict;
import org.palermo.reports.wording.Wording;

/**
 * A document in one language, ready to be written in any form: writers lay it out and calculate nothing. What its parts
 * are numbered follows from their order alone: {@link Outline}.
 *
 * @param wording of its language
 * @param title what it is
 * @param banner said before all else: that this is a demonstration; null where it is none
 * @param facts what it answers: period, programme ...
 * @param blocks in order
 * @param metadata what is said of the document itself
 */
public record Document(
        Wording wording,
        String title,
        @Nullable String banner,
        List<Fact> facts,
        List<Block> blocks,
        Metadata metadata) {

    /** Between what is said in one line about the document. */
    private static final String BETWEEN = " \u00b7 ";

    /** A document that nothing more is said of, and whose parts bear no numbers: an answer for the screen. */
    public Document(Wording wording, String title, @Nullable String banner, List<Fact> facts, List<Block> blocks) {
        this(wording, title, banner, facts, blocks, Metadata.NONE);
    }

    /** The same, with other metadata. */
    public Document with(Metadata other) {
        return new Document(wording, title, banner, facts, blocks, other);
    }

    /**
     * The same with lists of the records that its figures rest on.
     *
     * @param annex put at the end, as a rule a heading of rank {@link Rank#ANNEX} and tables with anchors; empty where
     *     the lists stand in files of their own
     * @param records where each figure's list is, by the figure's id; figures of other ids keep what they had
     */
    public Document with(List<Block> annex, Map<String, Records> records) {
        List<Block> all = new ArrayList<>();
        for (Block block : blocks) {
            all.add(
                    block instanceof Lines lines
                            ? new Lines(
                                    lines.caption(),
                                    lines.lines().stream()
                                            .map(line -> line.with(records.getOrDefault(line.id(), line.records())))
                                            .toList())
                            : block);
        }
        all.addAll(annex);
        return new Document(wording, title, banner, facts, List.copyOf(all), metadata);
    }

    /**
     * What is said of the document itself, beside its text.
     *
     * @param subject what it is about, in a few words; null where its title says all
     * @param symbol under which its author issues it; null unless the author gave one: none is ever made up
     * @param printed when it was computed, UTC; null where no form may depend on it
     * @param watermark behind its text on every page, null for none
     * @param numbered whether sections bear letters, and paragraphs and tables numbers
     * @param pages that it has at most on paper, where smaller print that can still be read allows it; 0 for as many as it
     *     takes
     */
    public record Metadata(
            @Nullable String subject,
            @Nullable String symbol,
            @Nullable Instant printed,
            @Nullable Watermark watermark,
            boolean numbered,
            int pages) {

        static final Metadata NONE = new Metadata(null, null, null, null, false, 0);

        /** Whether it is set compactly, so that as much as can be read stands on its one page. */
        boolean isCompact() {
            return pages == 1;
        }

        /** The same under a symbol. */
        public Metadata symbol(@Nullable String given) {
            return new Metadata(subject, given, printed, watermark, numbered, pages);
        }

        /** The same with at most so many pages. */
        public Metadata pages(int most) {
            return new Metadata(subject, symbol, printed, watermark, numbered, most);
        }

        /** The same with another watermark. */
        public Metadata watermark(@Nullable Watermark other) {
            return new Metadata(subject, symbol, printed, other, numbered, pages);
        }
    }

    /** What stands behind the text, so that no page of it is taken for what it is not. */
    public enum Watermark {
        /** Not yet to be relied on. */
        DRAFT,
        /** Rests on illustrative rows. */
        DEMONSTRATION;

        /** The word, in capitals where the language has them. */
        public String in(Wording wording) {
            return switch (this) {
                case DRAFT -> wording.messages().text("watermark.draft");
                case DEMONSTRATION -> wording.messages().text("watermark.demonstration");
            };
        }
    }

    /** The same with other blocks. */
    Document with(List<Block> others) {
        return new Document(wording, title, banner, facts, List.copyOf(others), metadata);
    }

    /** A label and its text. */
    public record Fact(String label, String text) {}

    /** What it answers, a line for each, or one for all where the document is set compactly. */
    List<String> factLines() {
        List<String> lines = facts.stream()
                .map(fact -> wording.labelled(fact.label(), fact.text()))
                .toList();
        return metadata.isCompact() ? List.of(String.join(BETWEEN, lines)) : lines;
    }

    /** A part of the document. */
    public sealed interface Block {}

    /** How high a heading stands. */
    public enum Rank {
        /** A lettered section: A. */
        SECTION,
        /** A part of a section, numbered within it: 1. */
        SUBSECTION,
        /** Begins on a page of its own, after the text; bears no letter. */
        ANNEX
    }

    /**
     * A heading.
     *
     * @param anchor unique in the document
     */
    public record Heading(String anchor, String text, Rank rank) implements Block {

        /** Of a section. */
        public Heading(String anchor, String text) {
            this(anchor, text, Rank.SECTION);
        }
    }

    /**
     * A paragraph in words.
     *
     * @param warning whether it must not be overlooked
     * @param numbered whether it counts among the numbered paragraphs; notices do not
     */
    public record Paragraph(String text, boolean warning, boolean numbered) implements Block {

        /** A notice, without a number. */
        public Paragraph(String text, boolean warning) {
            this(text, warning, false);
        }
    }

    /**
     * A table with its caption.
     *
     * @param anchor unique in the document; null where nothing refers to it
     */
    public record Tabular(Table table, @Nullable String anchor) implements Block {

        /** A table that nothing refers to. */
        public Tabular(Table table) {
            this(table, null);
        }
    }

    /**
     * The figures of a section: each is one numbered paragraph.
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

    /** Values that stand together, one for each series. */
    public record Group(String label, List<Bar> bars) {}

    /**
     * One value of a chart.
     *
     * @param permille of the chart's highest value, 0 to 1000
     * @param value as written
     * @param amount the value itself, in the chart's unit; null where there is none
     */
    public record Bar(int permille, String value, @Nullable BigDecimal amount) {}

    /** Where the records that a figure rests on are listed. */
    public sealed interface Records {

        /** In this document: the table of this anchor. */
        record InAnnex(String anchor) implements Records {}

        /** In a file beside this document, named relative to it. */
        record InFile(String name) implements Records {}
    }

    /**
     * One figure.
     *
     * @param id as declared
     * @param definition what is counted
     * @param source paragraph of the Secretariat's report that the definition follows, "3 (a)"; empty where none
     * @param value as written; empty where there is none
     * @param data the same for spreadsheets and programs
     * @param when its own period or date, null where it is the report's
     * @param sentence ready to paste, or why there is no value
     * @param paragraph the sentence as it stands among other paragraphs: with the figure's name where it is without it
     * @param atMost what it could be with all that is doubtful, null where nothing is
     * @param members what a set holds, null where that is not shown
     * @param parts of a breakdown, null for other figures
     * @param records where its records are listed, null where they are not
     */
    public record Line(
            String id,
            String name,
            String definition,
            String source,
            String value,
            Data data,
            @Nullable String when,
            String sentence,
            String paragraph,
            @Nullable String atMost,
            List<Evidence> evidence,
            @Nullable String members,
            @Nullable Table parts,
            List<Beside> beside,
            @Nullable Records records) {

        /** The same, with its records listed elsewhere. */
        Line with(@Nullable Records other) {
            return new Line(
                    id,
                    name,
                    definition,
                    source,
                    value,
                    data,
                    when,
                    sentence,
                    paragraph,
                    atMost,
                    evidence,
                    members,
                    parts,
                    beside,
                    other);
        }
    }

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

package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Published.Verdict;
import org.palermo.reports.wording.Wording;

/** Writes a document as plain text for a terminal, a pipe or an editor; lines end in a line feed. */
public final class TextWriter {

    /** The width where none is known. */
    public static final int WIDTH = 100;

    private static final int LEAST_WIDTH = 40;
    private static final int COLUMN_GAP = 2;
    private static final int LEAST_COLUMN = 12;
    private static final String INDENT = "    ";

    private final int width;
    private final boolean ansi;

    /**
     * A writer.
     *
     * @param width of a line, in columns; under 40 is taken as 40. Only table rows with long names may be wider
     * @param ansi whether to mark headings, warnings and verdicts for a terminal; leave it out where output is piped
     */
    public TextWriter(int width, boolean ansi) {
        this.width = Math.max(width, LEAST_WIDTH);
        this.ansi = ansi;
    }

    public String write(Document document) {
        StringBuilder out = new StringBuilder();
        String banner = document.banner();
        if (banner != null) {
            paragraph(out, "", banner, Style.WARNING);
            out.append('\n');
        }
        paragraph(out, "", document.title(), Style.TITLE);
        rule(out, '=', widest(wrap(document.title(), width)));
        for (Document.Fact fact : document.facts()) {
            paragraph(out, "", document.wording().labelled(fact.label(), fact.text()), Style.PLAIN);
        }
        for (Outline.Part part : Outline.of(document).parts()) {
            part(out, part, document.wording());
        }
        return out.toString();
    }

    private void part(StringBuilder out, Outline.Part part, Wording wording) {
        switch (part) {
            case Outline.Section section -> {
                out.append('\n');
                String heading =
                        Outline.labelled(section.label(), section.heading().text());
                paragraph(out, "", heading, Style.TITLE);
                if (section.heading().rank() != Document.Rank.SUBSECTION) {
                    rule(out, '-', widest(wrap(heading, width)));
                }
            }
            case Outline.Paragraph paragraph -> {
                out.append('\n');
                paragraph(
                        out,
                        "",
                        Outline.labelled(
                                paragraph.label(), paragraph.paragraph().text()),
                        paragraph.paragraph().warning() ? Style.WARNING : Style.PLAIN);
            }
            case Outline.Figures figures -> figures.figures().forEach(figure -> line(out, figure, wording));
            case Outline.Tabular tabular -> {
                out.append('\n');
                table(out, "", tabular.label(), tabular.tabular().table(), true, wording);
            }
            // A chart's numbers stand in the table beneath it.
            case Outline.Chart _ -> {}
        }
    }

    private void line(StringBuilder out, Outline.Figure figure, Wording wording) {
        Document.Line line = figure.line();
        out.append('\n');
        leader(out, Outline.labelled(figure.label(), line.name()), line.value());
        if (line.when() != null) {
            paragraph(out, INDENT, wording.remark(line.when()), Style.FAINT);
        }
        if (!line.sentence().isEmpty()) {
            paragraph(out, INDENT, line.sentence(), Style.PLAIN);
        }
        if (line.members() != null) {
            paragraph(out, INDENT, line.members(), Style.PLAIN);
        }
        if (line.atMost() != null) {
            paragraph(out, INDENT, line.atMost(), Style.PLAIN);
        }
        if (line.parts() != null) {
            table(out, INDENT, "", line.parts(), false, wording);
        }
        if (!line.evidence().isEmpty()) {
            List<String> shares =
                    line.evidence().stream().map(Document.Evidence::label).toList();
            paragraph(
                    out,
                    INDENT,
                    wording.labelled(wording.messages().text("term.evidence"), wording.joined(shares)),
                    Style.FAINT);
        }
        for (Document.Beside beside : line.beside()) {
            String published = wording.labelled(wording.messages().text("term.published"), beside.stated());
            paragraph(out, INDENT, published + " - " + beside.verdictName(), style(beside.verdict()));
        }
    }

    /** Name and value on one line where both fit, joined by dots; else the value under the name. */
    private void leader(StringBuilder out, String name, String value) {
        if (value.isEmpty()) {
            paragraph(out, "", name, Style.TITLE);
            return;
        }
        List<String> lines = wrap(name, width);
        String last = lines.getLast();
        int dots = width - Columns.of(last) - Columns.of(value) - 2;
        for (String line : lines.subList(0, lines.size() - 1)) {
            styled(out, line, Style.TITLE).append('\n');
        }
        styled(out, last, Style.TITLE);
        if (dots >= 1) {
            out.append(' ').repeat('.', dots).append(' ');
        } else {
            out.append('\n').repeat(' ', Math.max(0, width - Columns.of(value)));
        }
        styled(out, value, Style.TITLE).append('\n');
    }

    private void table(StringBuilder out, String indent, String label, Table table, boolean headed, Wording wording) {
        if (headed) {
            paragraph(out, indent, Outline.caption(label, table.title(), wording), Style.TITLE);
        }
        if (table.rows().isEmpty()) {
            paragraph(out, indent, wording.messages().text("empty.rows"), Style.PLAIN);
        } else {
            rows(out, indent, table, headed, wording);
        }
        for (String note : table.notes()) {
            paragraph(out, indent, note, Style.FAINT);
        }
    }

    private void rows(StringBuilder out, String indent, Table table, boolean headed, Wording wording) {
        List<List<String>> rows = new ArrayList<>();
        if (headed) {
            rows.add(table.columns().stream().map(Table.Column::heading).toList());
        }
        for (Table.Row row : table.rows()) {
            rows.add(row.cells().stream().map(cell -> Cells.text(cell, wording)).toList());
        }
        int columns = table.columns().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
            }
        }
        narrow(table, widths, width - indent.length() - COLUMN_GAP * (columns - 1));
        int full = COLUMN_GAP * (columns - 1) + sum(widths);
        for (int i = 0; i < rows.size(); i++) {
            if (i == 1 && headed || isTotal(table, i, headed)) {
                rule(out.append(indent), '-', full);
            }
            row(out, indent, table, widths, rows.get(i));
        }
    }

    private static boolean isTotal(Table table, int line, boolean headed) {
        int row = headed ? line - 1 : line;
        return row > 0 && table.rows().get(row).total();
    }

    /** Columns of text give way, the widest first; those of numbers never do. */
    private static void narrow(Table table, int[] widths, int room) {
        while (sum(widths) > room) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean text = i == 0 || table.columns().get(i).type() == Table.Type.TEXT;
                if (text && widths[i] > LEAST_COLUMN && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private static int sum(int[] widths) {
        return Arrays.stream(widths).sum();
    }

    /** Where the first cell alone takes several lines, the others stand beside its last one; else all begin together. */
    private void row(StringBuilder out, String indent, Table table, int[] widths, List<String> cells) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            wrapped.add(
                    column == 0 ? wrap(cells.get(column), widths[column]) : cell(cells.get(column), widths[column]));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        boolean firstAlone = wrapped.stream().skip(1).allMatch(lines -> lines.size() == 1);
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < widths.length; column++) {
                List<String> lines = wrapped.get(column);
                int at = column > 0 && firstAlone ? i - (height - 1) : i;
                String text = at >= 0 && at < lines.size() ? lines.get(at) : "";
                boolean right = column > 0
                        && Cells.standsRight(table.columns().get(column).type());
                line.repeat(' ', column == 0 ? 0 : COLUMN_GAP).append(padded(text, widths[column], right));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** As text is wrapped, but a word that is wider than its column, such as an address, is cut to its width. */
    private static List<String> cell(String text, int width) {
        return wrap(text, width).stream()
                .flatMap(line -> Columns.cut(line, Math.max(1, width)).stream())
                .toList();
    }

    private static String padded(String text, int width, boolean right) {
        String space = " ".repeat(Math.max(0, width - Columns.of(text)));
        return right ? space + text : text + space;
    }

    private void paragraph(StringBuilder out, String indent, String text, Style style) {
        for (String line : wrap(text, width - indent.length())) {
            styled(out.append(indent), line, style).append('\n');
        }
    }

    private static void rule(StringBuilder out, char mark, int length) {
        out.repeat(mark, length).append('\n');
    }

    private static int widest(List<String> lines) {
        return lines.stream().mapToInt(Columns::of).max().orElse(0);
    }

    /** Breaks at spaces, never at no-break ones, and between Chinese characters; a longer word stays whole. */
    private static List<String> wrap(String text, int width) {
        return Columns.wrap(text, width);
    }

    private static Style style(Verdict verdict) {
        return switch (verdict) {
            case AGREES -> Style.GOOD;
            case CALIBRATED -> Style.PLAIN;
            case DIFFERS -> Style.WARNING;
        };
    }

    private StringBuilder styled(StringBuilder out, String text, Style style) {
        String start = style.start;
        return ansi && start != null ? out.append(start).append(text).append("\u001b[0m") : out.append(text);
    }

    private enum Style {
        PLAIN(null),
        TITLE("\u001b[1m"),
        FAINT("\u001b[2m"),
        GOOD("\u001b[32m"),
        WARNING("\u001b[1;33m");

        private final @Nullable String start;

        Style(@Nullable String start) {
            this.start = start;
        }
    }
}

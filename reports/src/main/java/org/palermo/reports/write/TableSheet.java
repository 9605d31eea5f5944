package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/** One table on one sheet: its caption, what every reader must know, headings that stay in sight, and its rows. */
final class TableSheet {

    /** The most characters that a cell may hold (ECMA-376; Excel's limit). */
    static final int MOST_CHARACTERS = 32_767;

    /** The colour of what must not be overlooked. */
    static final String WARNING = "FF9C0006";

    /** In points. */
    private static final int LINE_HEIGHT = 15;

    /** The highest that a row may be. */
    private static final int MOST_HEIGHT = 405;

    private static final int LEAST_WIDTH = 10;
    private static final int MOST_WIDTH = 60;
    private static final int MOST_COLUMNS_UPRIGHT = 5;

    private final Document document;
    private final Wording wording;
    private final XlsxStyles styles;

    TableSheet(Document document, XlsxStyles styles) {
        this.document = document;
        this.wording = document.wording();
        this.styles = styles;
    }

    void write(Worksheet sheet, Table table) {
        layOut(sheet, document);
        int row = 0;
        text(sheet, row, 0, table.title()).bold().fontSize(13).set();
        row++;
        if (document.banner() != null) {
            text(sheet, row++, 0, document.banner()).bold().fontColor(WARNING).set();
        }
        headings(sheet, row, table);
        int first = row + 1;
        for (int i = 0; i < table.rows().size(); i++) {
            row(sheet, first + i, table.rows().get(i));
        }
        int last = first + table.rows().size() - 1;
        sheet.setAutoFilter(row, 0, last, table.columns().size() - 1);
        sheet.freezePane(1, first);
        sheet.repeatRows(row);
        int[] widths = widths(sheet, table);
        heights(sheet, table, first, widths);
        sheet.pageOrientation(table.columns().size() > MOST_COLUMNS_UPRIGHT ? "landscape" : "portrait");
        int below = last + 2;
        for (String note : table.notes()) {
            text(sheet, below++, 0, note).italic().set();
        }
    }

    /** What all sheets share: direction of the script, paper, and the warning on every printed page. */
    static void layOut(Worksheet sheet, Document document) {
        if (document.wording().language().direction() == Language.Direction.RIGHT_TO_LEFT) {
            sheet.rightToLeft();
        }
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        if (document.banner() != null) {
            sheet.header(document.banner().replace("&", "&&"), Position.CENTER);
        }
        sheet.footer("&P / &N", Position.CENTER);
    }

    /**
     * Text as text, whatever it begins with; what is longer than a cell may be is cut.
     *
     * @return its style, not yet set
     */
    static StyleSetter text(Worksheet sheet, int row, int column, String text) {
        sheet.value(
                row, column, text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…");
        return sheet.style(row, column).format(XlsxStyles.of(text));
    }

    private void headings(Worksheet sheet, int row, Table table) {
        List<Table.Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            text(sheet, row, i, columns.get(i).heading())
                    .bold()
                    .wrapText(true)
                    .verticalAlignment("center")
                    .horizontalAlignment(Cells.standsRight(columns.get(i).type()) ? "right" : "general")
                    .fillColor("FFDCE6F1")
                    .borderStyle(BorderSide.BOTTOM, BorderStyle.THIN)
                    .set();
        }
    }

    private void row(Worksheet sheet, int number, Table.Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            Table.Cell cell = row.cells().get(i);
            value(sheet, number, i, cell);
            StyleSetter style = sheet.style(number, i).format(styles.of(cell)).verticalAlignment("top");
            if (cell instanceof Table.Text) {
                style.wrapText(true);
            }
            if (row.total()) {
                style.bold().borderStyle(BorderSide.TOP, BorderStyle.THIN);
            }
            style.set();
        }
    }

    private void value(Worksheet sheet, int row, int column, Table.Cell cell) {
        switch (cell) {
            case Table.Text text -> text(sheet, row, column, text.text()).set();
            case Table.Count count -> sheet.value(row, column, plain(count.value()));
            case Table.Money money ->
                sheet.value(row, column, plain(money.cents().movePointLeft(2)));
            case Table.Share share -> sheet.value(row, column, plain(share.value()));
            case Table.Day day -> sheet.value(row, column, day.day());
            case Table.Withheld withheld ->
                text(sheet, row, column, Cells.text(withheld, wording)).set();
            case Table.Empty _ -> {}
        }
    }

    /** Written with all its digits, not as a binary number. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /** Wide enough for what the columns hold, as it reads in the document's language. */
    private int[] widths(Worksheet sheet, Table table) {
        int[] widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int widest = table.rows().stream()
                    .mapToInt(
                            row -> Cells.text(row.cells().get(column), wording).length())
                    .max()
                    .orElse(0);
            int heading = table.columns().get(i).heading().length();
            int wanted = Math.max(widest + 4, Math.min(heading + 4, 24));
            widths[i] = Math.clamp(wanted, LEAST_WIDTH, MOST_WIDTH);
            sheet.width(i, widths[i]);
        }
        return widths;
    }

    private static void heights(Worksheet sheet, Table table, int first, int[] widths) {
        for (int i = 0; i < table.rows().size(); i++) {
            int lines = 1;
            for (int column = 0; column < widths.length; column++) {
                if (table.rows().get(i).cells().get(column) instanceof Table.Text text) {
                    lines = Math.max(lines, lines(text.text(), widths[column]));
                }
            }
            height(sheet, first + i, lines);
        }
    }

    /** About how many lines a text takes in a column, in characters of the standard font. */
    static int lines(String text, int width) {
        return text.lines()
                .mapToInt(line -> Math.max(1, (line.length() + width - 1) / width))
                .sum();
    }

    /** High enough for lines that are wrapped: not every program sees to that. */
    static void height(Worksheet sheet, int row, int lines) {
        if (lines > 1) {
            sheet.rowHeight(row, Math.min(lines * LINE_HEIGHT, MOST_HEIGHT));
        }
    }
}

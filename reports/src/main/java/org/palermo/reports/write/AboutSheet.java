package org.palermo.reports.write;

import java.util.List;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.palermo.reports.wording.Messages;

/** The sheet that explains the others: title, period, warnings, what each sheet holds, what each figure counts. */
final class AboutSheet {

    private static final int LABEL_WIDTH = 34;
    private static final int TEXT_WIDTH = 100;

    private final Document document;
    private final Messages messages;
    private int row;

    AboutSheet(Document document) {
        this.document = document;
        this.messages = document.wording().messages();
    }

    void write(Worksheet sheet, List<XlsxWriter.NamedTable> tables) {
        TableSheet.layOut(sheet, document);
        sheet.width(0, LABEL_WIDTH);
        sheet.width(1, TEXT_WIDTH);
        TableSheet.text(sheet, row++, 0, document.title()).bold().fontSize(15).set();
        if (document.banner() != null) {
            TableSheet.text(sheet, row++, 0, document.banner())
                    .bold()
                    .fontColor(TableSheet.WARNING)
                    .set();
        }
        row++;
        document.facts().forEach(fact -> pair(sheet, fact.label(), fact.text()));
        notices(sheet);
        heading(sheet, "sheet.sheets");
        tables.forEach(table -> pair(sheet, table.name(), table.table().title()));
        definitions(sheet);
        heading(sheet, "sheet.sources");
        pair(sheet, messages.text("data.registers"), messages.text("data.source"));
    }

    private void notices(Worksheet sheet) {
        List<Document.Paragraph> paragraphs = document.blocks().stream()
                .filter(Document.Paragraph.class::isInstance)
                .map(Document.Paragraph.class::cast)
                .toList();
        if (paragraphs.isEmpty()) {
            return;
        }
        heading(sheet, "sheet.notices");
        for (Document.Paragraph paragraph : paragraphs) {
            TableSheet.height(sheet, row, TableSheet.lines(paragraph.text(), TEXT_WIDTH));
            StyleSetter style = TableSheet.text(sheet, row++, 1, paragraph.text())
                    .wrapText(true)
                    .verticalAlignment("top");
            (paragraph.warning() ? style.bold() : style).set();
        }
    }

    private void definitions(Worksheet sheet) {
        List<Document.Line> lines = document.blocks().stream()
                .filter(Document.Lines.class::isInstance)
                .flatMap(block -> ((Document.Lines) block).lines().stream())
                .toList();
        if (!lines.isEmpty()) {
            heading(sheet, "sheet.definitions");
            lines.forEach(line -> pair(sheet, line.name(), line.definition()));
        }
    }

    private void heading(Worksheet sheet, String key) {
        row++;
        TableSheet.text(sheet, row++, 0, messages.text(key)).bold().fontSize(12).set();
    }

    private void pair(Worksheet sheet, String label, String text) {
        cell(sheet, 0, label);
        cell(sheet, 1, text);
        TableSheet.height(
                sheet, row++, Math.max(TableSheet.lines(label, LABEL_WIDTH), TableSheet.lines(text, TEXT_WIDTH)));
    }

    private void cell(Worksheet sheet, int column, String text) {
        TableSheet.text(sheet, row, column, text)
                .wrapText(true)
                .verticalAlignment("top")
                .set();
    }
}

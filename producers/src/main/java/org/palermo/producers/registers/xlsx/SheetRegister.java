package org.palermo.producers.registers.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Column;
import org.palermo.producers.registers.Header;
import org.palermo.producers.registers.Row;
import org.palermo.producers.registers.TableRows;
import org.palermo.schemas.codes.Language;

/**
 * A register as a sheet of a workbook. Hidden rows and columns are read and told of: a filter hides what is as true as the
 * rest. Cells merged downwards stand for each of their rows, and that is told; merged across columns of a record they state
 * nothing that can be told apart, and the record is refused.
 */
public final class SheetRegister {

    private final Workbook workbook;
    private final Workbook.Sheet sheet;
    private final Place place;
    private final CellTexts texts;
    private final Consumer<Row> rows;
    private final Consumer<Finding> findings;

    private Language language = Language.EN;
    private long hiddenRows;
    private int firstHidden;
    private long outside;
    private @Nullable Finding firstOutside;

    /**
     * @param file as findings name it
     * @param rows is given every row that is not blank, in order
     * @param findings is given what is told of the rest
     */
    public SheetRegister(
            Workbook workbook, Workbook.Sheet sheet, String file, Consumer<Row> rows, Consumer<Finding> findings) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.place = Place.ofSheet(file, sheet.name());
        this.texts = new CellTexts(workbook);
        this.rows = rows;
        this.findings = findings;
    }

    /**
     * Reads the sheet.
     *
     * @param head of the sheet, with the header of its register
     * @throws UnreadableWorkbook where the sheet is damaged; rows before that have been given
     */
    public void read(Head.Found head) throws IOException {
        Header header = head.header();
        List<Finding> wrong = header.findings(place.inRow(head.row()), Letters::of);
        wrong.forEach(findings);
        if (wrong.stream().anyMatch(Finding::isError)) {
            return;
        }
        language = header.language();
        Merges merges = Merges.of(workbook, sheet, head.row());
        TableRows table = new TableRows(header, Letters::of, rows, findings);
        try (SheetXml xml = new SheetXml(workbook, sheet)) {
            boolean told = false;
            for (Optional<SheetXml.Line> line = xml.next(); line.isPresent(); line = xml.next()) {
                if (!told) {
                    tellHiddenColumns(header, head.row(), xml);
                    told = true;
                }
                if (line.get().number() > head.row()) {
                    row(line.get(), header, merges, table);
                }
            }
        }
        tellRest();
    }

    private void tellHiddenColumns(Header header, int row, SheetXml xml) {
        for (int i = 0; i < header.columns().size(); i++) {
            if (header.columns().get(i).isPresent() && xml.isHidden(i)) {
                findings.accept(Finding.of(
                        FindingCode.COLUMN_HIDDEN,
                        place.inRow(row).at(header.names().get(i), Letters.of(i)),
                        header.names().get(i)));
            }
        }
    }

    private void row(SheetXml.Line line, Header header, Merges merges, TableRows table) throws IOException {
        Place at = place.inRow(line.number());
        TreeMap<Integer, Cell> cells = new TreeMap<>();
        List<Finding> own = new ArrayList<>();
        for (SheetXml.Held held : line.cells()) {
            int position = held.column();
            @Nullable Column column = column(header, position);
            if (merges.isCovered(line.number(), position)) {
                continue; // left from before the cells were merged, and not shown
            }
            CellTexts.Found found = texts.read(held, column == null ? null : column.shape());
            if (found.cell() == null) {
                continue;
            }
            cells.put(position, found.cell());
            Place cell = at.at(column == null ? "" : column.header(language), Letters.of(position));
            if (column == null) {
                tellOutside(header, position, cell, found.cell().text());
            } else if (found.remark() != null) {
                own.add(new Finding(
                        found.remark().code(),
                        cell,
                        found.remark().value(),
                        found.remark().details()));
            }
        }
        if (!cells.isEmpty()) {
            if (line.hidden()) {
                firstHidden = hiddenRows++ == 0 ? line.number() : firstHidden;
            }
            merge(line.number(), header, merges, cells, own);
        }
        table.row(at, cells, own);
    }

    /** What merged cells make of the row: values from above, and columns that share one. */
    private void merge(int row, Header header, Merges merges, TreeMap<Integer, Cell> cells, List<Finding> own) {
        for (SheetXml.Merged merged : merges.over(row)) {
            int position = merged.fromColumn();
            @Nullable Column column = column(header, position);
            if (column == null) {
                continue;
            }
            Place cell = place.inRow(row).at(column.header(language), Letters.of(position));
            String span =
                    Letters.of(position) + merged.fromRow() + ":" + Letters.of(merged.toColumn()) + merged.toRow();
            boolean across = merged.toColumn() > position && column(header, position + 1) != null;
            if (across && cells.size() > 1) {
                own.add(new Finding(FindingCode.CELLS_MERGED_ACROSS, cell, span, Map.of()));
                continue;
            }
            Cell here = cells.get(position);
            Cell above = merges.kept(merged);
            if (merged.fromRow() == row && here != null) {
                merges.keep(merged, here);
                if (merged.toRow() > row) {
                    own.add(new Finding(FindingCode.CELLS_MERGED, cell, here.text(), Map.of("span", span)));
                }
            } else if (above != null) {
                cells.put(position, above);
            }
        }
    }

    private static @Nullable Column column(Header header, int position) {
        return position < header.columns().size()
                ? header.columns().get(position).orElse(null)
                : null;
    }

    /** A cell under no name at all; what stands under a name that is not known has been told of once. */
    private void tellOutside(Header header, int position, Place cell, String text) {
        boolean nameless = position >= header.names().size()
                || header.names().get(position).isBlank();
        if (nameless) {
            outside++;
            if (firstOutside == null) {
                firstOutside = Finding.of(FindingCode.CELLS_OUTSIDE, cell, text);
            }
        }
    }

    private void tellRest() {
        if (hiddenRows > 0) {
            findings.accept(new Finding(
                    FindingCode.ROWS_HIDDEN, place.inRow(firstHidden), sheet.name(), Map.of("count", hiddenRows)));
        }
        if (firstOutside != null) {
            findings.accept(new Finding(
                    FindingCode.CELLS_OUTSIDE, firstOutside.place(), firstOutside.value(), Map.of("count", outside)));
        }
    }
}

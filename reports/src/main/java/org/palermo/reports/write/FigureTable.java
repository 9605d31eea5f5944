package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Codes;

/** All figures of a document as one table: a row each, with what it is computed over, rests on and stands beside. */
final class FigureTable {

    /** Its name in every language. */
    static final String ID = "figures";

    private static final String AMOUNT = "USD";
    private static final String SHARE = "share";

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final List<Row> rows = new ArrayList<>();

    /** @param section heading that it stands under; empty before the first */
    private record Row(String section, Document.Line line) {}

    private FigureTable(Document document) {
        this.wording = document.wording();
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        String section = "";
        for (Document.Block block : document.blocks()) {
            if (block instanceof Document.Heading heading) {
                section = heading.text();
            } else if (block instanceof Document.Lines lines) {
                for (Document.Line line : lines.lines()) {
                    rows.add(new Row(section, line));
                }
            }
        }
    }

    /** The document's figures; empty where it has none. */
    static Optional<Table> of(Document document) {
        FigureTable figures = new FigureTable(document);
        return figures.rows.isEmpty() ? Optional.empty() : Optional.of(figures.table());
    }

    private Table table() {
        Set<String> evidence = rows.stream()
                .flatMap(row -> row.line().data().evidence().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean beside = rows.stream().anyMatch(row -> !row.line().beside().isEmpty());
        List<Table.Column> columns = new ArrayList<>(List.of(
                column("data.section", Table.Type.TEXT),
                column("term.figure", Table.Type.TEXT),
                column("term.value", Table.Type.COUNT),
                column("data.unit", Table.Type.TEXT),
                column("term.at-most", Table.Type.COUNT),
                column("data.from", Table.Type.DATE),
                column("data.to", Table.Type.DATE)));
        evidence.forEach(code -> columns.add(new Table.Column(
                wording.labelled(messages.text("term.evidence"), codes.of(Codes.EVIDENCE, code)), Table.Type.COUNT)));
        columns.add(column("data.sentence", Table.Type.TEXT));
        if (beside) {
            columns.add(column("term.published", Table.Type.TEXT));
        }
        columns.add(column("term.definition", Table.Type.TEXT));
        return new Table(
                ID,
                messages.text("data.figures"),
                List.copyOf(columns),
                rows.stream().map(row -> cells(row, evidence, beside)).toList(),
                List.of());
    }

    private Table.Row cells(Row row, Set<String> evidence, boolean beside) {
        Document.Line line = row.line();
        Document.Data data = line.data();
        List<Table.Cell> cells = new ArrayList<>(List.of(
                new Table.Text(row.section()),
                new Table.Text(line.name(), line.id()),
                data.value(),
                new Table.Text(data.unit()),
                data.atMost(),
                data.from() == null ? new Table.Empty() : new Table.Day(data.from()),
                new Table.Day(data.to())));
        for (String code : evidence) {
            BigDecimal quantity = data.evidence().get(code);
            cells.add(quantity == null ? new Table.Empty() : quantity(data.unit(), quantity));
        }
        cells.add(new Table.Text(line.sentence()));
        if (beside) {
            cells.add(new Table.Text(wording.apart(line.beside().stream()
                    .map(published -> published.stated() + " – " + published.verdictName())
                    .toList())));
        }
        cells.add(new Table.Text(line.definition()));
        return new Table.Row(List.copyOf(cells), false);
    }

    private static Table.Cell quantity(String unit, BigDecimal quantity) {
        return switch (unit) {
            case AMOUNT -> new Table.Money(quantity);
            case SHARE -> new Table.Share(quantity);
            default -> new Table.Count(quantity);
        };
    }

    private Table.Column column(String term, Table.Type type) {
        return new Table.Column(messages.text(term), type);
    }
}

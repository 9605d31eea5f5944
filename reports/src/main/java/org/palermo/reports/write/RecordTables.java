package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.provenance.Annex;
import org.palermo.reports.provenance.Fields;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Codes;

/**
 * The records behind a report's figures as tables: one a figure for readers, with the first of them, and one of all for
 * spreadsheets. Donors and organizations of illustrative rows stay unnamed, as in the report; counts of persons helped or
 * harmed are left to the figures, which decide what may be shown of them.
 */
public final class RecordTables {

    /** How many records of a figure stand on paper. */
    static final int MOST_ON_PAPER = 25;

    /** A sheet has 1,048,576 rows, and some are headings. */
    private static final int MOST_IN_A_SHEET = 1_000_000;

    /** Kinds whose records name donors and organizations. */
    private static final List<String> NAMING = List.of("contribution", "grant", "partner");

    /** Accounts of victims, defendants and survivors. */
    private static final List<String> OF_PERSONS =
            List.of("survivors", "cases.victims", "cases.defendants", "cases.convicted");

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final FigureTexts texts;
    private final RecordWords words;

    public RecordTables(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.texts = texts;
        this.words = new RecordWords(wording);
    }

    /** The records of a report's figures in every form. */
    public RecordAnnex of(Annex annex) {
        Map<String, Document.Records> places = new LinkedHashMap<>();
        for (Annex.OfFigure figure : annex.figures()) {
            if (!figure.entries().isEmpty()) {
                places.put(figure.figure(), new Document.Records.InAnnex(anchor(figure)));
            }
        }
        return new RecordAnnex(blocks(annex), places, whole(annex));
    }

    private static String anchor(Annex.OfFigure figure) {
        return "records-" + figure.figure().replace('.', '-');
    }

    /** A table for each figure that has records, under one heading. */
    private List<Document.Block> blocks(Annex annex) {
        List<Document.Block> blocks = new ArrayList<>();
        blocks.add(new Document.Heading("records", messages.text("records.heading"), Document.Rank.ANNEX));
        blocks.add(new Document.Paragraph(messages.text("records.note"), false));
        for (Annex.OfFigure figure : annex.figures()) {
            if (!figure.entries().isEmpty()) {
                blocks.add(new Document.Tabular(ofFigure(annex, figure), anchor(figure)));
            }
        }
        return List.copyOf(blocks);
    }

    private Table ofFigure(Annex annex, Annex.OfFigure figure) {
        int all = figure.entries().size();
        List<Annex.Entry> shown = figure.entries().subList(0, Math.min(all, MOST_ON_PAPER));
        boolean roles = shown.stream().map(Annex.Entry::role).distinct().count() > 1;
        boolean doubtful = shown.stream().anyMatch(entry -> !entry.counted());
        List<Table.Column> columns = new ArrayList<>(List.of(
                column("explain.record", Table.Type.TEXT),
                column("explain.what", Table.Type.TEXT),
                column("record.when", Table.Type.TEXT),
                column("record.quantity", Table.Type.COUNT),
                column("explain.ground", Table.Type.TEXT)));
        if (roles || doubtful) {
            columns.add(column("records.standing", Table.Type.TEXT));
        }
        List<Table.Row> rows = new ArrayList<>();
        for (Annex.Entry entry : shown) {
            History history = annex.histories().get(entry.record());
            List<Table.Cell> cells = new ArrayList<>(List.of(
                    new Table.Text(words.name(entry.record())),
                    new Table.Text(description(entry, history)),
                    new Table.Text(words.interval(entry.from(), entry.to())),
                    quantity(entry),
                    new Table.Text(history == null ? "" : words.ground(history))));
            if (roles || doubtful) {
                cells.add(new Table.Text(standing(entry)));
            }
            rows.add(new Table.Row(List.copyOf(cells), false));
        }
        int more = all - shown.size();
        return new Table(
                anchor(figure),
                messages.text("records.of", Map.of("figure", name(figure.figure()))),
                List.copyOf(columns),
                List.copyOf(rows),
                more == 0
                        ? List.of()
                        : List.of(messages.text(
                                "records.more",
                                Map.of("more", more, "count", wording.number(BigDecimal.valueOf(more))))));
    }

    /** A row for each record of each figure. */
    private Table whole(Annex annex) {
        List<Table.Row> rows = new ArrayList<>();
        for (Annex.OfFigure figure : annex.figures()) {
            for (Annex.Entry entry : figure.entries()) {
                if (rows.size() < MOST_IN_A_SHEET) {
                    rows.add(row(figure.figure(), entry, annex.histories().get(entry.record())));
                }
            }
        }
        int more = annex.figures().stream()
                        .mapToInt(figure -> figure.entries().size())
                        .sum()
                - rows.size();
        return new Table(
                "records",
                messages.text("records.heading"),
                List.of(
                        column("term.figure", Table.Type.TEXT),
                        column("records.standing", Table.Type.TEXT),
                        column("records.kind", Table.Type.TEXT),
                        column("changes.id", Table.Type.TEXT),
                        column("explain.what", Table.Type.TEXT),
                        column("data.from", Table.Type.DATE),
                        column("data.to", Table.Type.DATE),
                        column("record.quantity", Table.Type.COUNT),
                        column("data.unit", Table.Type.TEXT),
                        column("term.evidence", Table.Type.TEXT),
                        column("record.source", Table.Type.TEXT)),
                List.copyOf(rows),
                more == 0
                        ? List.of()
                        : List.of(messages.text(
                                "records.more",
                                Map.of("more", more, "count", wording.number(BigDecimal.valueOf(more))))));
    }

    private Table.Row row(String figure, Annex.Entry entry, @Nullable History history) {
        RecordedEvent latest = history == null ? null : history.latest();
        return Table.Row.of(
                new Table.Text(name(figure), figure),
                new Table.Text(standing(entry), Json.code(entry.role()) + (entry.counted() ? "" : " doubtful")),
                Cells.name(
                        messages.find("kind." + entry.record().kind())
                                .orElse(entry.record().kind()),
                        entry.record().kind(),
                        wording),
                new Table.Text(entry.record().id()),
                new Table.Text(description(entry, history)),
                new Table.Day(entry.from()),
                new Table.Day(entry.to()),
                quantity(entry),
                new Table.Text(entry.unit()),
                Cells.name(codes.of(Codes.EVIDENCE, entry.evidence()), entry.evidence(), wording),
                new Table.Text(latest == null ? "" : latest.source()));
    }

    private String name(String figure) {
        return wording.typeset(texts.of(figure, wording.language()).name());
    }

    /** Of an illustrative donor or organization only what sort it is. */
    private String description(Annex.Entry entry, @Nullable History history) {
        RecordedEvent event = history == null ? null : history.lastAssertion();
        if (event == null) {
            return "";
        }
        boolean unnamed =
                NAMING.contains(entry.record().kind()) && entry.evidence().equals("illustrative");
        if (!unnamed) {
            return words.description(event);
        }
        String sort = Fields.of(event.body()).getOrDefault("donorType", "");
        return sort.isEmpty() ? "" : wording.capitalized(codes.of(Codes.DONOR_TYPE, sort));
    }

    private String standing(Annex.Entry entry) {
        String role = messages.text("records.role." + Json.code(entry.role()));
        return entry.counted() ? role : wording.labelled(role, messages.text("records.doubtful"));
    }

    private Table.Cell quantity(Annex.Entry entry) {
        boolean ofPersons = OF_PERSONS.stream()
                .anyMatch(account ->
                        entry.account().equals(account) || entry.account().startsWith(account + "."));
        return ofPersons ? new Table.Empty() : words.quantity(entry.unit(), entry.quantity());
    }

    private Table.Column column(String heading, Table.Type type) {
        return new Table.Column(messages.text(heading), type);
    }
}

package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.provenance.Change;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.History.Deed;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;
import org.palermo.schemas.codes.Codes;

/** Turns the histories of records into a document of one language: what was said when, by whom, and what it changed. */
public final class HistoryDocuments {

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final RecordWords words;

    public HistoryDocuments(Wording wording) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.words = new RecordWords(wording);
    }

    /**
     * One document about all of them.
     *
     * @param asked the identifier that was asked for
     * @param histories at least one
     */
    public Document of(String asked, List<History> histories) {
        boolean one = histories.size() == 1;
        List<Document.Fact> facts = new ArrayList<>();
        if (one) {
            facts.addAll(facts(histories.getFirst()));
        }
        List<Block> blocks = new ArrayList<>();
        if (!one) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "record.several",
                            Map.of(
                                    "id",
                                    asked,
                                    "names",
                                    wording.list(histories.stream()
                                            .map(history -> words.name(history.entity()))
                                            .toList()))),
                    false));
        }
        for (History history : histories) {
            if (!one) {
                blocks.add(new Document.Heading(anchor(history), wording.capitalized(words.name(history.entity()))));
                facts(history)
                        .forEach(fact ->
                                blocks.add(new Document.Paragraph(wording.labelled(fact.label(), fact.text()), false)));
            }
            for (int i = 0; i < history.steps().size(); i++) {
                blocks.addAll(step(
                        anchor(history) + "-" + (i + 1), i + 1, history.steps().get(i)));
            }
        }
        return new Document(
                wording,
                one
                        ? wording.capitalized(words.name(histories.getFirst().entity()))
                        : messages.text("record.title", Map.of("id", asked)),
                histories.stream().anyMatch(History::isIllustrative) ? messages.text("notice.demonstration") : null,
                List.copyOf(facts),
                List.copyOf(blocks));
    }

    private static String anchor(History history) {
        return "record-" + history.entity().kind() + "-" + history.entity().id();
    }

    private List<Document.Fact> facts(History history) {
        RecordedEvent latest = history.latest();
        String standing = latest == null
                ? messages.text("record.standing.never")
                : latest.withdrawn()
                        ? messages.text("record.standing.withdrawn", Map.of("date", words.moment(latest.recordedAt())))
                        : messages.text(
                                "record.standing.counts",
                                Map.of("revision", latest.revision(), "what", words.description(latest)));
        return List.of(
                new Document.Fact(messages.text("record.standing"), standing),
                new Document.Fact(
                        messages.text("record.events"),
                        wording.number(BigDecimal.valueOf(history.steps().size()))));
    }

    private List<Block> step(String anchor, int number, History.Step step) {
        RecordedEvent event = step.event();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Document.Heading(
                anchor,
                messages.text(
                        "record.step",
                        Map.of(
                                "number",
                                number,
                                "deed",
                                messages.text("record.deed." + Json.code(step.deed())),
                                "date",
                                words.moment(event.recordedAt() == null ? event.publishedAt() : event.recordedAt())))));
        words.reason(event).ifPresent(why -> blocks.add(new Document.Paragraph(why, step.deed() == Deed.REJECTED)));
        blocks.add(new Document.Paragraph(said(event), false));
        if (!event.note().isEmpty()) {
            blocks.add(new Document.Paragraph(wording.labelled(messages.text("record.note"), event.note()), false));
        }
        if (!step.changes().isEmpty()) {
            blocks.add(new Document.Tabular(changes(step)));
        }
        if (!step.postings().isEmpty()) {
            blocks.add(new Document.Tabular(postings(step.postings())));
        }
        blocks.add(new Document.Paragraph(
                messages.text(
                        "record.place",
                        Map.of(
                                "event", event.eventId(),
                                "topic", event.topic(),
                                "partition", Long.toString(event.partition()),
                                "offset", Long.toString(event.offset()),
                                "published", words.moment(event.publishedAt()))),
                false));
        return blocks;
    }

    /** Who said it, on what ground, and since when it is known. */
    private String said(RecordedEvent event) {
        List<String> parts = new ArrayList<>();
        if (!event.recordedBy().isEmpty()) {
            parts.add(wording.labelled(messages.text("record.by"), event.recordedBy()));
        }
        if (!event.evidence().isEmpty() && !event.withdrawn()) {
            parts.add(wording.labelled(messages.text("term.evidence"), codes.of(Codes.EVIDENCE, event.evidence())));
        }
        if (!event.source().isEmpty()) {
            parts.add(wording.labelled(messages.text("record.source"), event.source()));
        }
        if (event.knownAt() != null) {
            parts.add(wording.labelled(messages.text("record.known"), words.moment(event.knownAt())));
        }
        if (event.backfilled()) {
            parts.add(messages.text("record.backfilled"));
        }
        return parts.isEmpty() ? messages.text("record.unsigned") : wording.sentences(parts);
    }

    private Table changes(History.Step step) {
        boolean corrected = step.deed() == Deed.CORRECTED;
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column(messages.text("record.field"), Table.Type.TEXT));
        if (corrected) {
            columns.add(new Table.Column(messages.text("record.before"), Table.Type.TEXT));
        }
        columns.add(new Table.Column(messages.text(corrected ? "record.after" : "term.value"), Table.Type.TEXT));
        List<Table.Row> rows = new ArrayList<>();
        for (Change change : step.changes()) {
            List<Table.Cell> cells = new ArrayList<>();
            cells.add(new Table.Text(words.field(change.field())));
            if (corrected) {
                cells.add(new Table.Text(words.value(change.field(), change.before())));
            }
            cells.add(new Table.Text(words.value(change.field(), change.after())));
            rows.add(new Table.Row(List.copyOf(cells), false));
        }
        return new Table(
                messages.text(corrected ? "record.changed" : "record.stated"),
                List.copyOf(columns),
                List.copyOf(rows),
                List.of());
    }

    private Table postings(List<PostingLine> postings) {
        return new Table(
                messages.text("record.postings", Map.of("unit", unit(postings))),
                List.of(
                        new Table.Column(messages.text("record.account"), Table.Type.TEXT),
                        new Table.Column(messages.text("record.when"), Table.Type.TEXT),
                        new Table.Column(messages.text("record.dimensions"), Table.Type.TEXT),
                        new Table.Column(messages.text("record.quantity"), Table.Type.COUNT)),
                postings.stream()
                        .map(line -> Table.Row.of(
                                new Table.Text(line.account()),
                                new Table.Text(words.interval(line.from(), line.to())),
                                new Table.Text(dimensions(line)),
                                words.quantity(line.unit(), line.quantity())))
                        .toList(),
                List.of());
    }

    /** The unit of all of them; empty where they have several. */
    private static String unit(List<PostingLine> postings) {
        List<String> units = postings.stream().map(PostingLine::unit).distinct().toList();
        return units.size() == 1 ? units.getFirst() : "";
    }

    private static String dimensions(PostingLine line) {
        return Stream.of(line.programme(), line.jurisdiction(), line.region(), line.category(), line.party())
                .filter(code -> !code.isEmpty())
                .collect(Collectors.joining(", "));
    }
}

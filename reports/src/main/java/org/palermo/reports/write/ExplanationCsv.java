package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.Item;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.provenance.Term;
import org.palermo.reports.wording.Wording;

/**
 * Writes the lines behind a figure as CSV (RFC 4180, lines end in CR LF), one a posting, for a spreadsheet to add up:
 * amounts are whole USD cents, dates and times ISO 8601. The running total is of its operand and of what is counted.
 */
public final class ExplanationCsv {

    private static final List<String> HEADER = List.of(
            "operand",
            "role",
            "standing",
            "kind",
            "id",
            "revision",
            "ordinal",
            "negation",
            "account",
            "from",
            "to",
            "quantity",
            "unit",
            "running_total",
            "programme",
            "jurisdiction",
            "region",
            "category",
            "party",
            "evidence",
            "known_at",
            "recorded_at",
            "recorded_by",
            "source",
            "note",
            "event_id",
            "topic",
            "partition",
            "offset");

    private ExplanationCsv() {}

    public static String write(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        row(out, HEADER.stream());
        for (int i = 0; i < explanation.terms().size(); i++) {
            Term term = explanation.terms().get(i);
            items(out, explanation, i + 1, term, "counted", term.counted());
            items(out, explanation, i + 1, term, "doubtful", term.doubtful());
        }
        return out.toString();
    }

    /** All declared figures, a line each. */
    public static String list(Declarations declarations, Wording wording) {
        StringBuilder out = new StringBuilder();
        row(out, Stream.of("id", "kind", "unit", "operation", "name", "definition", "paragraph"));
        String language = wording.language().tag();
        for (FigureDeclaration figure : declarations.figures()) {
            row(
                    out,
                    Stream.of(
                            figure.id(),
                            Json.code(figure.kind()),
                            figure.unit(),
                            Json.code(figure.operation()).replace('_', '-'),
                            wording.typeset(figure.name().in(language)),
                            wording.typeset(figure.definition().in(language)),
                            figure.source()));
        }
        return out.toString();
    }

    private static void items(
            StringBuilder out, Explanation explanation, int operand, Term term, String standing, List<Item> items) {
        long running = 0;
        for (Item item : items) {
            History history = explanation.histories().get(item.record());
            for (Item.Line line : item.lines()) {
                running = Math.addExact(running, line.posting().quantity());
                List<Object> cells = new ArrayList<>();
                cells.add(operand);
                cells.add(Json.code(term.role()));
                cells.add(standing);
                cells.addAll(posting(line, running));
                cells.addAll(event(history, line.posting()));
                row(out, cells.stream());
            }
        }
    }

    private static List<Object> posting(Item.Line line, long running) {
        PostingLine posting = line.posting();
        RecordId record = new RecordId(posting.kind(), posting.entityId());
        return List.of(
                record.kind(),
                record.id(),
                posting.revision(),
                posting.ordinal(),
                line.negation(),
                posting.account(),
                posting.from(),
                posting.to(),
                posting.quantity(),
                posting.unit(),
                running,
                posting.programme(),
                posting.jurisdiction(),
                posting.region(),
                posting.category(),
                posting.party(),
                posting.evidence(),
                posting.knownAt());
    }

    private static List<Object> event(@Nullable History history, PostingLine posting) {
        RecordedEvent event = history == null
                ? null
                : history.steps().stream()
                        .map(History.Step::event)
                        .filter(one -> one.isPosted() && one.revision() == posting.revision())
                        .findFirst()
                        .orElse(null);
        return event == null
                ? List.of("", "", "", "", posting.eventId(), "", "", "")
                : List.of(
                        event.recordedAt() == null ? "" : event.recordedAt(),
                        event.recordedBy(),
                        event.source(),
                        event.note(),
                        event.eventId(),
                        event.topic(),
                        event.partition(),
                        event.offset());
    }

    private static void row(StringBuilder out, Stream<?> cells) {
        Csv.line(
                out,
                cells.map(cell -> cell instanceof String text ? Guarded.text(text) : cell.toString())
                        .toList());
    }
}

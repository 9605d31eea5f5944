package org.palermo.reports.write;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.rejections.Rejection;
import org.palermo.reports.rejections.Rejection.Standing;
import org.palermo.reports.rejections.RejectionList;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;

/** Turns rejected events into a document of one language: by reason, what it means, what to do, and each with its place. */
public final class RejectionDocuments {

    private final Wording wording;
    private final Messages messages;
    private final RecordWords words;

    public RejectionDocuments(Wording wording) {
        this.wording = wording;
        this.messages = wording.messages();
        this.words = new RecordWords(wording);
    }

    public Document of(RejectionList list) {
        List<Block> blocks = new ArrayList<>();
        boolean settled = list.filter().standings().stream().anyMatch(Standing::isSettled);
        Map<String, List<Rejection>> byReason = list.shown().stream()
                .collect(Collectors.groupingBy(Rejection::reason, LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((reason, its) -> {
            blocks.add(new Document.Heading(reason, reason));
            blocks.add(new Document.Paragraph(meaning(reason), false));
            blocks.add(new Document.Paragraph(remedy(reason), false));
            blocks.add(new Document.Tabular(table(its, settled)));
        });
        if (list.shown().isEmpty()) {
            blocks.add(new Document.Paragraph(messages.text("rejections.none"), false));
        }
        if (list.asked() > list.shown().size()) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "rejections.more",
                            Map.of("more", list.asked() - list.shown().size())),
                    true));
        }
        long settledCount = list.counts().keySet().stream()
                .filter(Standing::isSettled)
                .mapToLong(list::count)
                .sum();
        if (settledCount > 0 && !settled) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "rejections.settled",
                            Map.of(
                                    "settled", settledCount,
                                    "redriven", list.count(Standing.POSTED) + list.count(Standing.REPEATED),
                                    "overtaken", list.count(Standing.OVERTAKEN) + list.count(Standing.SUPERSEDED))),
                    false));
        }
        return new Document(wording, messages.text("rejections.title"), null, facts(list), List.copyOf(blocks));
    }

    /** What a reason means, as a sentence; an unknown one speaks for itself. */
    String meaning(String reason) {
        return messages.find("rejection." + reason + ".meaning").orElse(reason);
    }

    /** What to do about it, as sentences. */
    String remedy(String reason) {
        return messages.find("rejection." + reason + ".remedy").orElse(reason);
    }

    private List<Document.Fact> facts(RejectionList list) {
        List<Document.Fact> facts = new ArrayList<>();
        facts.add(fact("rejections.open", messages.text("number", Map.of("number", list.open()))));
        String kind = list.filter().kind();
        if (kind != null) {
            facts.add(fact("rejections.kind", messages.find("kind." + kind).orElse(kind)));
        }
        LocalDate since = list.filter().since();
        if (since != null) {
            facts.add(fact("rejections.since", wording.date(since)));
        }
        return List.copyOf(facts);
    }

    private Document.Fact fact(String term, String text) {
        return new Document.Fact(messages.text(term), text);
    }

    private Table table(List<Rejection> rejections, boolean settled) {
        List<Table.Column> columns = new ArrayList<>(List.of(
                column("rejections.record"),
                column("rejections.detail"),
                column("record.source"),
                column("rejections.place"),
                column("rejections.published")));
        if (settled) {
            columns.add(column("rejections.standing"));
        }
        List<Table.Row> rows = rejections.stream()
                .map(rejection -> {
                    List<Table.Cell> cells = new ArrayList<>(List.of(
                            new Table.Text(record(rejection)),
                            new Table.Text(rejection.detail()),
                            new Table.Text(rejection.source()),
                            new Table.Text(rejection.first().toString()),
                            new Table.Text(words.moment(rejection.publishedAt()))));
                    if (settled) {
                        cells.add(new Table.Text(
                                messages.text("rejections.standing." + Json.code(rejection.standing()))));
                    }
                    return new Table.Row(List.copyOf(cells), false);
                })
                .toList();
        return new Table(
                messages.text("rejections.caption", Map.of("events", rejections.size())),
                List.copyOf(columns),
                rows,
                List.of());
    }

    private String record(Rejection rejection) {
        return rejection.entityId().isEmpty()
                ? messages.text("rejections.unreadable")
                : words.name(new RecordId(rejection.kind(), rejection.entityId()));
    }

    private Table.Column column(String term) {
        return new Table.Column(messages.text(term), Table.Type.TEXT);
    }
}

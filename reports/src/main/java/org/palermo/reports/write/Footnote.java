package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;

/**
 * What stands at the foot of the page for a figure: what it counts, what that follows, over which period where that is
 * its own, on what evidence it rests, and what was published.
 *
 * @param sentences each ends in a full stop
 * @param records where its records are listed, as a sentence; empty where they are not
 */
record Footnote(List<String> sentences, String records) {

    static Footnote of(Document.Line line, Outline outline, Wording wording) {
        Messages messages = wording.messages();
        List<String> sentences = new ArrayList<>();
        sentences.add(line.definition());
        if (!line.source().isEmpty()) {
            sentences.add(messages.text("note.source", Map.of("paragraph", wording.paragraph(line.source()))));
        }
        if (line.when() != null) {
            sentences.add(closed(wording.labelled(messages.text("note.own-period"), line.when()), messages));
        }
        if (!line.evidence().isEmpty()) {
            List<String> shares =
                    line.evidence().stream().map(Document.Evidence::label).toList();
            sentences.add(closed(wording.labelled(messages.text("term.evidence"), listed(shares, messages)), messages));
        }
        if (line.atMost() != null) {
            sentences.add(closed(line.atMost(), messages));
        }
        for (Document.Beside beside : line.beside()) {
            sentences.add(closed(
                    messages.text("note.published", Map.of("stated", beside.stated(), "verdict", beside.verdictName())),
                    messages));
        }
        return new Footnote(List.copyOf(sentences), records(line, outline, messages));
    }

    /** One after the other, with the language's comma between them. */
    static String listed(List<String> texts, Messages messages) {
        return texts.stream()
                .reduce((first, next) -> messages.text("enumeration", Map.of("first", first, "next", next)))
                .orElse("");
    }

    private static String records(Document.Line line, Outline outline, Messages messages) {
        return switch (line.records()) {
            case null -> "";
            case Document.Records.InAnnex annex ->
                messages.text("note.records", Map.of("place", outline.table(annex.anchor())));
            case Document.Records.InFile file -> messages.text("note.records", Map.of("place", file.name()));
        };
    }

    /** As a sentence of its own. */
    static String closed(String text, Messages messages) {
        return messages.text("outline.sentence", Map.of("text", text));
    }
}

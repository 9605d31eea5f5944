package org.palermo.reports.write;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palermo.reports.publications.PublicationEntry;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;

/** What was published, as a list. */
public final class PublicationList {

    private PublicationList() {}

    /** @param entries in the order of publication */
    public static Result of(List<PublicationEntry> entries, Wording wording) {
        return new Result(document(entries, wording), () -> json(entries), Optional.of(() -> csv(entries)));
    }

    private static Document document(List<PublicationEntry> entries, Wording wording) {
        Messages messages = wording.messages();
        CodeNames codes = CodeNames.in(wording);
        List<Table.Row> rows = new ArrayList<>();
        for (PublicationEntry entry : entries) {
            LocalDate knownOn = entry.knownOn();
            rows.add(Table.Row.of(
                    new Table.Text(entry.id()),
                    new Table.Text(wording.period(entry.period())),
                    new Table.Text(codes.programme(entry.programme())),
                    new Table.Text(wording.date(knownOn == null ? entry.day() : knownOn)),
                    new Table.Text(entry.publishedBy()),
                    new Table.Text(entry.manifestSha256().substring(0, 12))));
        }
        Table table = new Table(
                messages.text("title.publications"),
                List.of(
                        column(messages, "publications.id"),
                        column(messages, "term.period"),
                        column(messages, "term.programme"),
                        column(messages, "publications.known"),
                        column(messages, "publications.by"),
                        column(messages, "publications.hash")),
                rows,
                List.of());
        return new Document(
                wording,
                messages.text("title.publications"),
                null,
                List.of(),
                entries.isEmpty() ? List.of() : List.of(new Document.Tabular(table)));
    }

    private static Table.Column column(Messages messages, String key) {
        return new Table.Column(messages.text(key), Table.Type.TEXT);
    }

    private static String json(List<PublicationEntry> entries) {
        return Json.text(out -> {
            out.writeArrayFieldStart("publications");
            for (PublicationEntry entry : entries) {
                LocalDate knownOn = entry.knownOn();
                out.writeStartObject();
                out.writeStringField("id", entry.id());
                out.writeStringField("publishedAt", entry.publishedAt().toString());
                out.writeStringField("publishedBy", entry.publishedBy());
                Json.period(out, "period", entry.period());
                out.writeStringField("programme", entry.programme());
                out.writeStringField("knownOn", knownOn == null ? null : knownOn.toString());
                out.writeStringField("manifestSha256", entry.manifestSha256());
                out.writeNumberField("offset", entry.offset());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private static String csv(List<PublicationEntry> entries) {
        StringBuilder csv =
                new StringBuilder("id,published_at,published_by,from,to,programme,known_on,manifest_sha256\r\n");
        for (PublicationEntry entry : entries) {
            LocalDate knownOn = entry.knownOn();
            List<String> cells = List.of(
                    entry.id(),
                    entry.publishedAt().toString(),
                    entry.publishedBy(),
                    entry.period().from().toString(),
                    entry.period().to().toString(),
                    entry.programme(),
                    knownOn == null ? "" : knownOn.toString(),
                    entry.manifestSha256());
            csv.append(String.join(
                            ",", cells.stream().map(PublicationList::quoted).toList()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

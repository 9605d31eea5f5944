package org.palermo.reports.write;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.changes.ChangeReport;
import org.palermo.reports.changes.FigureChange;
import org.palermo.reports.changes.RecordChange;
import org.palermo.reports.changes.Span;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.provenance.Change;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.History.Deed;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;

/** Turns what became known in a span into a document of one language: the figures that moved, then the records. */
public final class ChangeDocuments {

    private static final String USD = "USD";
    private static final String SHARE = "share";

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final FigureTexts texts;
    private final RecordWords words;
    private final int most;

    /** @param most rows of a table of records that are shown, the rest being counted; from 1 */
    public ChangeDocuments(Wording wording, FigureTexts texts, int most) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.texts = texts;
        this.words = new RecordWords(wording);
        this.most = most;
    }

    public Document of(ChangeReport report) {
        Span.Known published = report.span().published();
        String date = wording.date(report.span().since());
        return of(
                report,
                published == null
                        ? messages.text("changes.title", Map.of("date", date))
                        : messages.text("changes.title.published", Map.of("publication", published.id())));
    }

    /**
     * What changed of figures since they were published: the records are those that moved one.
     *
     * @param notices said before all else
     */
    public Document restatement(ChangeReport report, List<String> notices) {
        Document document = of(
                report.ofMoved(),
                messages.text(
                        "restate.title",
                        Map.of(
                                "period", wording.period(report.period()),
                                "date", wording.date(report.span().since()))));
        List<Block> blocks = new ArrayList<>();
        notices.forEach(notice -> blocks.add(new Document.Paragraph(notice, true)));
        blocks.addAll(document.blocks());
        return new Document(
                document.wording(), document.title(), document.banner(), document.facts(), List.copyOf(blocks));
    }

    /** Says that figures were published otherwise than the same records give them by today's definitions. */
    public String redefined(List<String> figures) {
        return messages.text(
                "restate.redefined",
                Map.of(
                        "count",
                        figures.size(),
                        "figures",
                        String.join(
                                ", ",
                                figures.stream()
                                        .map(id ->
                                                texts.of(id, wording.language()).name())
                                        .toList())));
    }

    private Document of(ChangeReport report, String title) {
        List<Block> blocks = new ArrayList<>();
        notices(blocks, report);
        blocks.add(new Document.Heading("figures", messages.text("changes.figures")));
        if (report.figures().isEmpty()) {
            blocks.add(paragraph("changes.figures.none"));
        } else {
            blocks.add(new Document.Tabular(overview(report)));
            Map<RecordId, RecordChange> records =
                    report.records().stream().collect(Collectors.toMap(RecordChange::entity, change -> change));
            report.figures().forEach(change -> figure(blocks, change, records));
        }
        blocks.add(new Document.Heading("records", messages.text("changes.records")));
        records(blocks, report);
        return new Document(
                wording,
                title,
                report.isDemonstration() ? messages.text("notice.demonstration") : null,
                facts(report),
                List.copyOf(blocks));
    }

    private List<Document.Fact> facts(ChangeReport report) {
        LocalDate until = report.span().until();
        Span.Known published = report.span().published();
        return List.of(
                new Document.Fact(
                        messages.text("changes.known"),
                        published != null
                                ? messages.text(
                                        "changes.span.published",
                                        Map.of(
                                                "publication", published.id(),
                                                "date",
                                                        wording.date(
                                                                report.span().since())))
                                : until == null
                                        ? messages.text(
                                                "changes.span.open",
                                                Map.of(
                                                        "since",
                                                        wording.date(
                                                                report.span().since())))
                                        : messages.text(
                                                "changes.span",
                                                Map.of(
                                                        "since",
                                                        wording.date(
                                                                report.span().since()),
                                                        "until",
                                                        wording.date(until)))),
                new Document.Fact(messages.text("changes.period"), wording.period(report.period())),
                new Document.Fact(messages.text("term.programme"), codes.programme(report.programme())),
                new Document.Fact(
                        messages.text("changes.records"),
                        messages.text(
                                "changes.counts",
                                Map.of(
                                        "recorded", steps(report, Deed.RECORDED),
                                        "corrected", steps(report, Deed.CORRECTED),
                                        "withdrawn", steps(report, Deed.WITHDRAWN)))));
    }

    private static long steps(ChangeReport report, Deed deed) {
        return report.records().stream()
                .flatMap(change -> change.steps().stream())
                .filter(step -> step.deed() == deed)
                .count();
    }

    private void notices(List<Block> blocks, ChangeReport report) {
        if (report.firstKnown() == null) {
            blocks.add(paragraph("changes.nothing-recorded"));
            return;
        }
        LocalDate first = LocalDate.ofInstant(report.firstKnown(), ZoneOffset.UTC);
        if (first.isAfter(report.span().since())) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "changes.nothing-known",
                            Map.of("date", wording.date(report.span().since()), "first", wording.date(first))),
                    false));
        }
        if (report.publishedLater() > 0) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "changes.published-later",
                            Map.of(
                                    "events",
                                    report.publishedLater(),
                                    "date",
                                    wording.date(report.span().since()))),
                    false));
        }
        if (report.withheld()) {
            blocks.add(paragraph("changes.withheld"));
        }
        if (!report.isExact()) {
            blocks.add(new Document.Paragraph(messages.text("changes.inexact"), true));
        }
    }

    // ---- figures ------------------------------------------------------------------------------------------------

    private Table overview(ChangeReport report) {
        LocalDate until = report.span().until();
        List<Table.Row> rows = report.figures().stream()
                .map(change -> Table.Row.of(
                        new Table.Text(name(change)),
                        value(change.before()),
                        value(change.after()),
                        difference(change)))
                .toList();
        return new Table(
                messages.text("changes.figures.caption"),
                List.of(
                        column("term.figure", Table.Type.TEXT),
                        new Table.Column(wording.date(report.span().since()), Table.Type.COUNT),
                        new Table.Column(
                                until == null ? messages.text("changes.now") : wording.date(until), Table.Type.COUNT),
                        column("changes.difference", Table.Type.COUNT)),
                rows,
                List.of());
    }

    private String name(FigureChange change) {
        return texts.of(change.id(), wording.language()).name();
    }

    private static Table.Cell value(Figure figure) {
        return cell(figure.unit(), figure.value());
    }

    private static Table.Cell cell(String unit, @Nullable BigDecimal value) {
        if (value == null) {
            return new Table.Empty();
        }
        return switch (unit) {
            case USD -> new Table.Money(value);
            case SHARE -> new Table.Share(value);
            default -> new Table.Count(value);
        };
    }

    /** With its sign: what went up is told from what went down. */
    private Table.Cell difference(FigureChange change) {
        BigDecimal difference = change.difference();
        return difference == null
                ? new Table.Empty()
                : new Table.Text(signed(change.after().unit(), difference));
    }

    private String signed(String unit, BigDecimal value) {
        String text = Cells.text(cell(unit, value.abs()), wording);
        return switch (value.signum()) {
            case 1 -> "+" + text;
            case -1 -> "−" + text;
            default -> text;
        };
    }

    private void figure(List<Block> blocks, FigureChange change, Map<RecordId, RecordChange> records) {
        blocks.add(new Document.Heading("figure-" + change.id(), name(change)));
        members(blocks, "changes.members.added", change.added());
        members(blocks, "changes.members.removed", change.removed());
        if (change.before().absent() != null || change.after().absent() != null) {
            absence(blocks, "changes.absent.before", change.before());
            absence(blocks, "changes.absent.after", change.after());
        }
        bound(blocks, change);
        if (!change.parts().isEmpty()) {
            blocks.add(new Document.Tabular(parts(change)));
        }
        if (!change.movers().isEmpty()) {
            blocks.add(new Document.Tabular(movers(change, records)));
        }
    }

    private void members(List<Block> blocks, String key, SortedSet<String> members) {
        if (members.isEmpty()) {
            return;
        }
        List<String> names = members.stream()
                .map(member -> codes.jurisdiction(member).orElse(member))
                .sorted(wording.alphabetical())
                .toList();
        blocks.add(new Document.Paragraph(
                wording.labelled(
                        messages.text(key),
                        wording.joined(names.subList(0, Math.min(most, names.size())))
                                + (names.size() > most ? " ..." : "")),
                false));
    }

    private void absence(List<Block> blocks, String key, Figure figure) {
        String absent = figure.absent();
        if (absent != null) {
            blocks.add(new Document.Paragraph(
                    wording.labelled(messages.text(key), texts.absence(absent, wording.language())), false));
        }
    }

    private void bound(List<Block> blocks, FigureChange change) {
        BigDecimal before = change.before().atMost();
        BigDecimal after = change.after().atMost();
        boolean same = before == null || after == null ? before == null && after == null : before.compareTo(after) == 0;
        if (!same) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "changes.bound", Map.of("before", bound(change.before()), "after", bound(change.after()))),
                    false));
        }
    }

    private String bound(Figure figure) {
        BigDecimal bound = figure.atMost() == null ? figure.value() : figure.atMost();
        return bound == null ? "–" : Cells.text(cell(figure.unit(), bound), wording);
    }

    private Table parts(FigureChange change) {
        String unit = change.after().unit();
        return new Table(
                messages.text("changes.parts"),
                List.of(
                        column("changes.part", Table.Type.TEXT),
                        column("record.before", Table.Type.COUNT),
                        column("record.after", Table.Type.COUNT),
                        column("changes.difference", Table.Type.COUNT)),
                change.parts().stream()
                        .map(part -> Table.Row.of(
                                Cells.name(codes.part(change.id(), part.key()), part.key(), wording),
                                cell(unit, part.before()),
                                cell(unit, part.after()),
                                new Table.Text(signed(unit, part.after().subtract(part.before())))))
                        .toList(),
                List.of());
    }

    private Table movers(FigureChange change, Map<RecordId, RecordChange> records) {
        List<Table.Column> columns = new ArrayList<>(
                List.of(column("rejections.record", Table.Type.TEXT), column("changes.what", Table.Type.TEXT)));
        if (change.additive()) {
            columns.add(column("changes.effect", Table.Type.COUNT));
        }
        List<FigureChange.Mover> shown =
                change.movers().subList(0, Math.min(most, change.movers().size()));
        List<Table.Row> rows = new ArrayList<>();
        for (FigureChange.Mover mover : shown) {
            RecordChange record = records.get(mover.entity());
            rows.add(
                    row(change, words.name(mover.entity()), record == null ? "" : what(record), mover.effect(), false));
        }
        int rest = change.movers().size() - shown.size();
        if (rest > 0) {
            long effect = change.movers().subList(shown.size(), change.movers().size()).stream()
                    .mapToLong(FigureChange.Mover::effect)
                    .reduce(0, Math::addExact);
            rows.add(row(change, messages.text("changes.more", Map.of("more", rest)), "", effect, false));
        }
        if (change.additive() && change.movers().size() > 1) {
            rows.add(row(change, messages.text("changes.together"), "", change.effect(), true));
        }
        return new Table(messages.text("changes.movers"), List.copyOf(columns), List.copyOf(rows), List.of());
    }

    private Table.Row row(FigureChange change, String record, String what, long effect, boolean total) {
        List<Table.Cell> cells = new ArrayList<>(List.of(new Table.Text(record), new Table.Text(what)));
        if (change.additive()) {
            cells.add(new Table.Text(signed(change.after().unit(), BigDecimal.valueOf(effect))));
        }
        return new Table.Row(List.copyOf(cells), total);
    }

    private String deeds(RecordChange record) {
        return wording.capitalized(wording.joined(record.steps().stream()
                .map(step -> messages.text("changes.deed." + Json.code(step.deed())))
                .distinct()
                .toList()));
    }

    private String what(RecordChange record) {
        String about = words.description(record.telling());
        return about.isEmpty() ? deeds(record) : wording.labelled(deeds(record), about);
    }

    // ---- records ------------------------------------------------------------------------------------------------

    private void records(List<Block> blocks, ChangeReport report) {
        if (report.records().isEmpty()) {
            blocks.add(paragraph("changes.records.none"));
        }
        if (report.otherProgrammes() > 0) {
            blocks.add(new Document.Paragraph(
                    messages.text("changes.other-programmes", Map.of("records", report.otherProgrammes())), false));
        }
        Map<String, List<RecordChange>> byKind = report.records().stream()
                .collect(Collectors.groupingBy(
                        change -> change.entity().kind(), LinkedHashMap::new, Collectors.toList()));
        byKind.forEach((kind, changes) -> {
            blocks.add(new Document.Heading(
                    "kind-" + kind,
                    wording.capitalized(messages.find("kind." + kind).orElse(kind))));
            table(changes, Deed.RECORDED).ifPresent(blocks::add);
            table(changes, Deed.CORRECTED).ifPresent(blocks::add);
            table(changes, Deed.WITHDRAWN).ifPresent(blocks::add);
        });
    }

    /** One step with its record. */
    private record Told(RecordChange change, History.Step step) {}

    private Optional<Block> table(List<RecordChange> changes, Deed deed) {
        List<Told> told = changes.stream()
                .flatMap(change -> change.steps().stream()
                        .filter(step -> step.deed() == deed)
                        .map(step -> new Told(change, step)))
                .toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        List<Told> shown = told.subList(0, Math.min(most, told.size()));
        List<String> notes = told.size() > shown.size()
                ? List.of(messages.text("changes.more", Map.of("more", told.size() - shown.size())))
                : List.of();
        String title = messages.text("changes.table." + Json.code(deed), Map.of("records", told.size()));
        return Optional.of(new Document.Tabular(
                deed == Deed.CORRECTED ? corrected(title, shown, notes) : stated(title, shown, notes, deed)));
    }

    private Table stated(String title, List<Told> told, List<String> notes, Deed deed) {
        return new Table(
                title,
                List.of(
                        column("changes.id", Table.Type.TEXT),
                        column("changes.about", Table.Type.TEXT),
                        column("changes.when", Table.Type.TEXT),
                        column("record.by", Table.Type.TEXT),
                        column(deed == Deed.WITHDRAWN ? "record.why" : "record.source", Table.Type.TEXT)),
                told.stream()
                        .map(one -> {
                            RecordedEvent event = one.step().event();
                            RecordedEvent about =
                                    event.withdrawn() ? one.change().telling() : event;
                            return Table.Row.of(
                                    new Table.Text(event.entity().id()),
                                    new Table.Text(words.description(about)),
                                    new Table.Text(words.moment(event.knownAt())),
                                    new Table.Text(event.recordedBy()),
                                    new Table.Text(event.withdrawn() ? History.reason(event) : why(event)));
                        })
                        .toList(),
                notes);
    }

    private Table corrected(String title, List<Told> told, List<String> notes) {
        List<Table.Row> rows = new ArrayList<>();
        for (Told one : told) {
            RecordedEvent event = one.step().event();
            String moment = words.moment(event.knownAt());
            String by = event.recordedBy().isEmpty() ? moment : wording.joined(List.of(moment, event.recordedBy()));
            String head = event.entity().id();
            String said = why(event).isEmpty() ? by : wording.bracketed(by, why(event));
            for (Change change : one.step().changes()) {
                rows.add(Table.Row.of(
                        new Table.Text(head),
                        new Table.Text(said),
                        new Table.Text(words.field(change.field())),
                        new Table.Text(words.value(change.field(), change.before())),
                        new Table.Text(words.value(change.field(), change.after()))));
                head = "";
                said = "";
            }
        }
        return new Table(
                title,
                List.of(
                        column("changes.id", Table.Type.TEXT),
                        column("changes.said", Table.Type.TEXT),
                        column("record.field", Table.Type.TEXT),
                        column("record.before", Table.Type.TEXT),
                        column("record.after", Table.Type.TEXT)),
                List.copyOf(rows),
                notes);
    }

    /** Where it is stated, and what whoever recorded it noted. */
    private String why(RecordedEvent event) {
        return wording.apart(Stream.of(event.source(), event.note())
                .filter(text -> !text.isEmpty())
                .toList());
    }

    private Table.Column column(String key, Table.Type type) {
        return new Table.Column(messages.text(key), type);
    }

    private Block paragraph(String key) {
        return new Document.Paragraph(messages.text(key), false);
    }
}

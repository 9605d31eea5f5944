package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.palermo.reports.figures.Breakdown;
import org.palermo.reports.figures.Dimension;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.Group;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.Item;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.Shown;
import org.palermo.reports.provenance.Term;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;

/** The tables of an explanation: lines with their running total, members and parts with their records, and the records. */
final class TermTables {

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final RecordWords words;
    private final SelectionWords selections;

    TermTables(Wording wording, SelectionWords selections) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.words = new RecordWords(wording);
        this.selections = selections;
    }

    // ---- what counts --------------------------------------------------------------------------------------------

    /** What the value is made of: the members of a set, else the lines of each operand. */
    List<Block> counted(Explanation explanation, Shown shown) {
        if (explanation.trace().declaration().distinctBy() != null) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Document.Tabular(members(explanation, shown)));
            Table others = notCounted(explanation, shown);
            if (!others.rows().isEmpty()) {
                blocks.add(new Document.Tabular(others));
            }
            return blocks;
        }
        return explanation.terms().stream()
                .filter(term -> term.role() != Term.Role.BREAKDOWN)
                .map(term -> (Block) new Document.Tabular(lines(explanation, term, shown)))
                .toList();
    }

    /** Every line of the shown records with its sign, and what they come to so far. */
    private Table lines(Explanation explanation, Term term, Shown shown) {
        String unit = unit(explanation, term.counted());
        List<Item> visible = shown.of(term.counted());
        List<Table.Row> rows = new ArrayList<>();
        long running = 0;
        for (Item item : visible) {
            boolean corrected = item.lines().size() > 1;
            for (Item.Line line : item.lines()) {
                PostingLine posting = line.posting();
                running = Math.addExact(running, posting.quantity());
                rows.add(Table.Row.of(
                        new Table.Text(words.interval(posting.from(), posting.to())),
                        new Table.Text(words.name(item.record())),
                        new Table.Text(corrected ? deed(explanation, line) : description(explanation, item.record())),
                        words.quantity(unit, posting.quantity()),
                        words.quantity(unit, running)));
            }
        }
        int more = term.counted().size() - visible.size();
        if (more > 0) {
            rows.add(Table.Row.of(
                    new Table.Text(""),
                    new Table.Text(messages.text("explain.more", Map.of("more", more, "count", number(more)))),
                    new Table.Empty(),
                    words.quantity(unit, Math.subtractExact(term.sum(), running)),
                    words.quantity(unit, term.sum())));
        }
        if (!rows.isEmpty()) {
            rows.add(Table.Row.total(
                    new Table.Text(messages.text("explain.sum")),
                    new Table.Text(messages.text(
                            "explain.of-records",
                            Map.of(
                                    "records",
                                    term.counted().size(),
                                    "count",
                                    number(term.counted().size())))),
                    new Table.Empty(),
                    words.quantity(unit, term.sum()),
                    new Table.Empty()));
        }
        Table.Type type = unit.equals("USD") ? Table.Type.MONEY : Table.Type.COUNT;
        return new Table(
                caption(explanation, term, unit),
                List.of(
                        column("record.when"),
                        column("explain.record"),
                        column("explain.what"),
                        new Table.Column(messages.text("record.quantity"), type),
                        new Table.Column(messages.text("explain.running"), type)),
                List.copyOf(rows),
                List.of());
    }

    /** The figure's own; of a share, which is a number without one, that of the amounts it is computed from. */
    private static String unit(Explanation explanation, List<Item> items) {
        String unit = explanation.figure().unit();
        return unit.equals("share") && !items.isEmpty()
                ? items.getFirst().last().unit()
                : unit;
    }

    private String caption(Explanation explanation, Term term, String unit) {
        return messages.text(
                "explain.lines",
                Map.of(
                        "what",
                                selections.name(
                                        term.selection(), explanation.trace().question()),
                        "unit", selections.unit(unit)));
    }

    /** What one of several lines of a record did. */
    private String deed(Explanation explanation, Item.Line line) {
        PostingLine posting = line.posting();
        String deed = line.negation() ? "taken-back" : posting.revision() == 1 ? "recorded" : "as-corrected";
        String what = description(explanation, new RecordId(posting.kind(), posting.entityId()));
        return messages.text("explain.line." + deed, Map.of("what", what, "date", words.day(posting.knownAt())));
    }

    // ---- sets and breakdowns ------------------------------------------------------------------------------------

    private Table members(Explanation explanation, Shown shown) {
        Map<String, List<Item>> counted = new TreeMap<>();
        for (Group group : groups(explanation, Group.Standing.COUNTS)) {
            counted.computeIfAbsent(group.key(), _ -> new ArrayList<>()).addAll(standing(group.counted()));
        }
        List<Table.Row> rows = new ArrayList<>();
        List<Named> named = counted.keySet().stream()
                .map(key -> new Named(key, member(explanation, key, counted.getOrDefault(key, List.of()))))
                .sorted((one, other) -> wording.alphabetical().compare(one.name(), other.name()))
                .toList();
        for (Named one : named) {
            rows.add(Table.Row.of(
                    new Table.Text(number(rows.size() + 1)),
                    new Table.Text(one.name()),
                    new Table.Text(records(
                            explanation,
                            counted.getOrDefault(one.key(), List.of()).stream()
                                    .sorted(Item.BY_OCCURRENCE)
                                    .toList(),
                            shown,
                            counted.size()))));
        }
        return memberTable("explain.members", rows);
    }

    private record Named(String key, String name) {}

    private Table memberTable(String caption, List<Table.Row> rows) {
        return new Table(
                messages.text(caption),
                List.of(column("explain.number"), column("explain.member"), column("explain.because")),
                List.copyOf(rows),
                List.of());
    }

    /** Members of which something lies inside, and which yet do not count. */
    private Table notCounted(Explanation explanation, Shown shown) {
        Set<String> counted = new LinkedHashSet<>();
        groups(explanation, Group.Standing.COUNTS).forEach(group -> counted.add(group.key()));
        List<Table.Row> rows = new ArrayList<>();
        List<Group> others = groups(explanation, Group.Standing.DOES_NOT).stream()
                .filter(group -> !group.counted().isEmpty() && !counted.contains(group.key()))
                .toList();
        for (Group group : others) {
            rows.add(Table.Row.of(
                    new Table.Text(number(rows.size() + 1)),
                    new Table.Text(member(explanation, group.key(), group.counted())),
                    new Table.Text(records(explanation, group.counted(), shown, others.size()))));
        }
        return memberTable("explain.not-counted", rows);
    }

    private static List<Group> groups(Explanation explanation, Group.Standing standing) {
        return explanation.terms().stream()
                .flatMap(term -> term.groups().stream())
                .filter(group -> group.standing() == standing)
                .toList();
    }

    /** Records of which something is left. */
    private static List<Item> standing(List<Item> items) {
        return items.stream().filter(item -> item.sum() != 0).toList();
    }

    /** The parts of a breakdown with the records that stand behind each. */
    Table parts(Explanation explanation, Term term, Shown shown) {
        Breakdown breakdown =
                Objects.requireNonNull(explanation.trace().declaration().breakdown());
        Figure figure = explanation.figure();
        boolean money = figure.unit().equals("USD");
        List<Table.Row> rows = new ArrayList<>();
        for (Figure.Part part : figure.parts()) {
            List<Item> items = term.groups().stream()
                    .filter(group -> group.key().equals(part.key()))
                    .flatMap(group -> standing(group.counted()).stream())
                    .toList();
            String text = records(explanation, items, shown, term.groups().size());
            rows.add(Table.Row.of(
                    Cells.name(part(breakdown.by(), part.key()), part.key(), wording),
                    money ? new Table.Money(part.value()) : new Table.Count(part.value()),
                    new Table.Text(text.isEmpty() ? messages.text("explain.rest") : text)));
        }
        return new Table(
                messages.text(
                        "explain.lines",
                        Map.of(
                                "what",
                                selections.name(
                                        term.selection(), explanation.trace().question()),
                                "unit",
                                selections.unit(figure.unit()))),
                List.of(
                        column("explain.part"),
                        new Table.Column(messages.text("term.value"), money ? Table.Type.MONEY : Table.Type.COUNT),
                        column("explain.because")),
                List.copyOf(rows),
                breakdown.overlapping() ? List.of(messages.text("explain.overlapping")) : List.of());
    }

    private String part(Dimension by, String key) {
        if (key.equals(Explanation.NOT_STATED)) {
            return messages.text("not-stated");
        }
        return switch (by) {
            case REGION -> codes.region(key);
            case JURISDICTION -> place(key);
            case PROGRAMME -> codes.programme(key);
            case CATEGORY -> selections.category(key);
            case PARTY -> selections.party(key);
        };
    }

    /** A member by its name: a country, an organization, a donor as its own record calls it. */
    private String member(Explanation explanation, String key, List<Item> items) {
        return switch (Objects.requireNonNull(explanation.trace().declaration().distinctBy())) {
            case REGION -> codes.region(key);
            case JURISDICTION -> place(key);
            case PROGRAMME -> codes.programme(key);
            case CATEGORY -> selections.category(key);
            case PARTY ->
                items.stream()
                        .flatMap(item ->
                                Stream.ofNullable(explanation.histories().get(item.record())))
                        .flatMap(history -> Stream.ofNullable(history.lastAssertion()))
                        .flatMap(event -> words.named(event, key).stream())
                        .findFirst()
                        .orElse(key);
        };
    }

    private String place(String code) {
        return codes.jurisdiction(code)
                .map(name -> messages.text("explain.place", Map.of("name", name, "code", code)))
                .orElseGet(() -> messages.text("explain.illustrative-country", Map.of("code", code)));
    }

    /** Records with their dates, the first ones, and how many more there are. */
    private String records(Explanation explanation, List<Item> items, Shown shown, int groups) {
        List<Item> visible = shown.of(items, groups);
        List<String> texts = new ArrayList<>();
        for (Item item : visible) {
            texts.add(messages.text(
                    "explain.record-of",
                    Map.of(
                            "record", words.name(item.record()),
                            "date", words.interval(item.from(), item.to()))));
        }
        int more = items.size() - visible.size();
        String listed = wording.apart(texts);
        return more == 0
                ? listed
                : messages.text("explain.and-more", Map.of("listed", listed, "more", more, "count", number(more)));
    }

    // ---- what may count -----------------------------------------------------------------------------------------

    /** What is dated too coarsely to say; empty where nothing is. */
    List<Block> doubtful(Explanation explanation, Shown shown) {
        if (explanation.trace().declaration().distinctBy() != null) {
            return possibleMembers(explanation, shown);
        }
        List<Block> blocks = new ArrayList<>();
        for (Term term : explanation.terms()) {
            List<Item> items = standing(term.doubtful());
            if (!items.isEmpty() && term.role() != Term.Role.BREAKDOWN) {
                blocks.add(new Document.Tabular(doubtful(explanation, term, items, shown)));
            }
        }
        return blocks;
    }

    private Table doubtful(Explanation explanation, Term term, List<Item> items, Shown shown) {
        String unit = unit(explanation, items);
        List<Table.Row> rows = new ArrayList<>();
        long visible = 0;
        for (Item item : shown.of(items)) {
            visible = Math.addExact(visible, item.sum());
            rows.add(Table.Row.of(
                    new Table.Text(words.interval(item.from(), item.to())),
                    new Table.Text(words.name(item.record())),
                    new Table.Text(description(explanation, item.record())),
                    words.quantity(unit, item.sum())));
        }
        int more = items.size() - shown.of(items).size();
        if (more > 0) {
            rows.add(Table.Row.of(
                    new Table.Text(""),
                    new Table.Text(messages.text("explain.more", Map.of("more", more, "count", number(more)))),
                    new Table.Empty(),
                    words.quantity(unit, Math.subtractExact(term.doubtfulSum(), visible))));
        }
        rows.add(Table.Row.total(
                new Table.Text(messages.text("explain.sum")),
                new Table.Empty(),
                new Table.Empty(),
                words.quantity(unit, term.doubtfulSum())));
        return new Table(
                caption(explanation, term, unit),
                List.of(
                        column("record.when"),
                        column("explain.record"),
                        column("explain.what"),
                        new Table.Column(
                                messages.text("record.quantity"),
                                unit.equals("USD") ? Table.Type.MONEY : Table.Type.COUNT)),
                List.copyOf(rows),
                List.of());
    }

    private List<Block> possibleMembers(Explanation explanation, Shown shown) {
        Set<String> counted = new LinkedHashSet<>();
        groups(explanation, Group.Standing.COUNTS).forEach(group -> counted.add(group.key()));
        List<Group> possible = groups(explanation, Group.Standing.MAY_COUNT).stream()
                .filter(group -> !counted.contains(group.key()))
                .toList();
        if (possible.isEmpty()) {
            return List.of();
        }
        List<Table.Row> rows = new ArrayList<>();
        for (Group group : possible) {
            List<Item> items = Stream.concat(group.counted().stream(), group.doubtful().stream())
                    .filter(item -> item.sum() != 0)
                    .toList();
            rows.add(Table.Row.of(
                    new Table.Text(number(rows.size() + 1)),
                    new Table.Text(member(explanation, group.key(), items)),
                    new Table.Text(records(explanation, items, shown, possible.size()))));
        }
        return List.of(new Document.Tabular(memberTable("explain.possible", rows)));
    }

    // ---- the records --------------------------------------------------------------------------------------------

    /** The shown records: what each is, on what ground, and its history. */
    List<Block> records(Explanation explanation, Shown shown) {
        Set<RecordId> ids = new LinkedHashSet<>();
        explanation.terms().stream()
                .flatMap(term -> Stream.of(term.counted(), term.doubtful()).flatMap(List::stream))
                .sorted(Item.BY_OCCURRENCE)
                .map(Item::record)
                .forEach(ids::add);
        Set<RecordId> visible = shown.records(explanation);
        List<Table.Row> rows = new ArrayList<>();
        for (RecordId id : ids) {
            History history = explanation.histories().get(id);
            if (visible.contains(id) && history != null) {
                rows.add(Table.Row.of(
                        new Table.Text(words.name(id)),
                        new Table.Text(description(explanation, id)),
                        new Table.Text(words.ground(history)),
                        new Table.Text(words.story(history))));
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        int more = ids.size() - rows.size();
        Table table = new Table(
                messages.text("explain.records.caption"),
                List.of(
                        column("explain.record"),
                        column("explain.what"),
                        column("explain.ground"),
                        column("explain.history")),
                List.copyOf(rows),
                more == 0
                        ? List.of()
                        : List.of(messages.text("explain.records.more", Map.of("more", more, "count", number(more)))));
        return List.of(
                new Document.Heading("records", messages.text("explain.records.heading")), new Document.Tabular(table));
    }

    private String description(Explanation explanation, RecordId id) {
        History history = explanation.histories().get(id);
        return history == null ? "" : words.description(history);
    }

    private Table.Column column(String heading) {
        return new Table.Column(messages.text(heading), Table.Type.TEXT);
    }

    private String number(long number) {
        return wording.number(BigDecimal.valueOf(number));
    }
}

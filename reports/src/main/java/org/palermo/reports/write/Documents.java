package org.palermo.reports.write;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.statements.Comparison;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.Published;
import org.palermo.reports.statements.Report;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.FigureTexts.FigureText;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.codes.Jurisdictions;

/** Turns reports and statements into documents of one language. */
public final class Documents {

    /** A set with more members than this is not spelled out on paper; the JSON form has them all. */
    private static final int MOST_MEMBERS = 40;

    private static final int WHOLE = 1000;

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final FigureTexts texts;

    public Documents(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.texts = texts;
    }

    /** The period report, with the fund's statement at its end. */
    public Document of(Report report) {
        List<Document.Fact> facts = new ArrayList<>();
        facts.add(fact("term.period", wording.period(report.question().period())));
        facts.add(fact("term.programme", codes.programme(report.question().programme())));
        known(facts, report.question().knownOn());
        Report.PublishedDocument published = report.published();
        if (published != null) {
            facts.add(fact("term.beside", title(published) + ", " + wording.date(published.date())));
        }
        facts.add(printed(report.printed()));

        List<Block> blocks = new ArrayList<>();
        notices(blocks, report.demonstration(), report.question().knownOn());
        for (Report.Section section : report.sections()) {
            String heading = messages.text("section." + section.id());
            blocks.add(new Document.Heading(section.id(), heading));
            blocks.add(new Document.Lines(
                    messages.text("caption.section", Map.of("section", heading)),
                    section.lines().stream().map(this::line).toList()));
        }
        blocks.add(new Document.Heading(
                "fund-statement",
                messages.text(
                        "heading.fund-statement",
                        Map.of("date", wording.date(report.fund().at())))));
        statement(blocks, report.fund());
        return new Document(
                wording,
                messages.text("title.report"),
                banner(report.demonstration()),
                List.copyOf(facts),
                List.copyOf(blocks));
    }

    /**
     * The fund's statement, or one donor's.
     *
     * @param printed when it was computed
     */
    public Document of(FundStatement fund, Instant printed) {
        List<Document.Fact> facts = new ArrayList<>();
        facts.add(new Document.Fact(messages.text("term.period"), messages.text("until", Map.of("date", wording.date(fund.at())))));
        known(facts, fund.knownOn());
        facts.add(printed(printed));
        List<Block> blocks = new ArrayList<>();
        notices(blocks, fund.demonstration(), fund.knownOn());
        statement(blocks, fund);
        return new Document(
                wording, title(fund), banner(fund.demonstration()), List.copyOf(facts), List.copyOf(blocks));
    }

    private String title(FundStatement fund) {
        String donor = fund.donor();
        if (donor == null) {
            return messages.text("title.fund");
        }
        String name = fund.donors().stream()
                .filter(entry -> entry.id().equals(donor))
                .map(FundStatement.Donor::name)
                .findFirst()
                .orElse(donor);
        return messages.text("title.fund.donor", Map.of("donor", name));
    }

    private String title(Report.PublishedDocument published) {
        String title = published.title().get(wording.language().tag());
        return title == null ? String.join(" / ", published.title().values()) : title;
    }

    private void known(List<Document.Fact> facts, @Nullable LocalDate knownOn) {
        if (knownOn != null) {
            facts.add(fact("term.known-on", wording.date(knownOn)));
        }
    }

    private Document.Fact printed(Instant printed) {
        return fact("term.printed", wording.date(LocalDate.ofInstant(printed, ZoneOffset.UTC)));
    }

    private Document.Fact fact(String term, String text) {
        return new Document.Fact(messages.text(term), text);
    }

    private @Nullable String banner(boolean demonstration) {
        return demonstration ? messages.text("notice.demonstration") : null;
    }

    private void notices(List<Block> blocks, boolean demonstration, @Nullable LocalDate knownOn) {
        if (demonstration) {
            blocks.add(new Document.Paragraph(messages.text("notice.demonstration.why"), false));
        }
        if (knownOn != null) {
            blocks.add(new Document.Paragraph(
                    messages.text("notice.known-on", Map.of("date", wording.date(knownOn))), false));
        }
    }

    private Document.Line line(Report.Line line) {
        Figure figure = line.figure();
        FigureText text = texts.of(figure.id(), wording.language());
        BigDecimal atMost = figure.atMost();
        return new Document.Line(
                figure.id(),
                wording.typeset(text.name()),
                wording.typeset(text.definition()),
                figure.value() == null ? "" : value(figure, figure.value()),
                line.ownPeriod() ? wording.when(figure.kind(), figure.period()) : null,
                sentence(figure),
                atMost == null
                        ? null
                        : wording.capitalized(messages.text("at-most", Map.of("value", value(figure, atMost)))),
                evidence(figure),
                members(figure),
                parts(figure, text),
                line.beside().stream().map(entry -> beside(figure, entry)).toList());
    }

    /** The figure's sentence; where there is nothing to count, that in words. */
    String sentence(Figure figure) {
        BigDecimal value = figure.value();
        if (value == null) {
            String reason = figure.absent();
            return reason == null
                    ? messages.text("empty.none")
                    : wording.typeset(texts.absence(reason, wording.language()));
        }
        if (value.signum() == 0) {
            return switch (figure.kind()) {
                case FLOW -> messages.text("empty.flow", Map.of("unit", figure.unit()));
                case STOCK -> messages.text("empty.stock", Map.of("unit", figure.unit()));
            };
        }
        return wording.sentence(texts.of(figure.id(), wording.language()).sentence(), figure);
    }

    private String value(Figure figure, BigDecimal value) {
        return switch (figure.unit()) {
            case "USD" -> wording.dollars(value.movePointLeft(2));
            case "share" -> wording.share(value);
            default -> wording.number(value);
        };
    }

    /** Shares of the evidence, in its order; thousandths are shared out so that they sum to the whole. */
    private List<Document.Evidence> evidence(Figure figure) {
        BigDecimal all = figure.evidence().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (all.signum() <= 0) {
            return List.of();
        }
        List<Document.Evidence> shares = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> entry : figure.evidence().entrySet()) {
            if (entry.getValue().signum() <= 0) {
                continue;
            }
            BigDecimal after = before.add(entry.getValue());
            shares.add(new Document.Evidence(
                    entry.getKey(),
                    messages.text(
                            "evidence.share",
                            Map.of(
                                    "evidence", codes.of(Codes.EVIDENCE, entry.getKey()),
                                    "percent", wording.percent(part(entry.getValue(), all)))),
                    permille(after, all) - permille(before, all)));
            before = after;
        }
        return List.copyOf(shares);
    }

    private @Nullable String members(Figure figure) {
        List<String> members = figure.members();
        Jurisdictions known = Jurisdictions.standard();
        if (members.isEmpty()
                || members.size() > MOST_MEMBERS
                || !members.stream().allMatch(member -> known.byCode(member).isPresent())) {
            return null;
        }
        List<String> names = members.stream()
                .map(codes::jurisdiction)
                .flatMap(Optional::stream)
                .sorted(wording.alphabetical())
                .toList();
        int illustrative = members.size() - names.size();
        String count = wording.count(BigDecimal.valueOf(illustrative));
        return names.isEmpty()
                ? wording.capitalized(messages.text(
                        "members.illustrative", Map.of("illustrative", illustrative, "count", count)))
                : messages.text(
                        "members",
                        Map.of("names", wording.list(names), "illustrative", illustrative, "count", count));
    }

    private @Nullable Table parts(Figure figure, FigureText text) {
        if (figure.parts().isEmpty()) {
            return null;
        }
        boolean money = figure.unit().equals("USD");
        List<Table.Row> rows = new ArrayList<>();
        for (Figure.Part part : figure.parts()) {
            if (!Jurisdictions.standard().isIllustrative(part.key())) {
                rows.add(Table.Row.of(
                        name(codes.part(figure.id(), part.key())),
                        money ? new Table.Money(part.value()) : new Table.Count(part.value())));
            }
        }
        String name = wording.typeset(text.name());
        return new Table(
                name,
                List.of(
                        new Table.Column(name, Table.Type.TEXT),
                        new Table.Column(messages.text("term.value"), money ? Table.Type.MONEY : Table.Type.COUNT)),
                List.copyOf(rows),
                List.of());
    }

    private Document.Beside beside(Figure figure, Comparison comparison) {
        Published published = comparison.published();
        String paragraph = messages.text("published.para", Map.of("paragraph", published.paragraph()));
        String stated = wording.stated(published, figure.unit());
        String line = published.period() == null
                ? messages.text("beside.line", Map.of("paragraph", paragraph, "stated", stated))
                : messages.text(
                        "beside.when",
                        Map.of(
                                "paragraph", paragraph,
                                "stated", stated,
                                "when", wording.when(figure.kind(), published.period())));
        String quote = published.text().get(wording.language().tag());
        return new Document.Beside(
                line,
                comparison.verdict(),
                messages.text("verdict." + comparison.verdict().code()),
                quote == null ? "" : messages.text("published.quote", Map.of("text", quote)));
    }

    private void statement(List<Block> blocks, FundStatement fund) {
        if (fund.donors().isEmpty() && fund.years().isEmpty() && fund.charges().isEmpty()) {
            blocks.add(new Document.Paragraph(messages.text("empty.fund"), false));
            return;
        }
        if (!fund.overdrawn().isEmpty()) {
            blocks.add(new Document.Paragraph(
                    messages.text("warning.overdrawn", Map.of(
                                    "grants", fund.overdrawn().size(),
                                    "count", wording.count(BigDecimal.valueOf(fund.overdrawn().size())))), true));
            blocks.add(new Document.Tabular(overdrawn(fund)));
        }
        if (fund.donor() == null) {
            identity(fund).ifPresent(table -> blocks.add(new Document.Tabular(table)));
        }
        otherAmounts(fund).ifPresent(table -> blocks.add(new Document.Tabular(table)));
        if (fund.donor() == null) {
            blocks.add(new Document.Tabular(
                    amounts("caption.donor-types", "term.donor-type", "term.received", Codes.DONOR_TYPE, fund.byDonorType())));
        }
        blocks.add(new Document.Tabular(donors(fund)));
        if (fund.donor() == null) {
            blocks.add(new Document.Tabular(
                    amounts("caption.charges", "term.charge-type", "term.amount", Codes.CHARGE_TYPE, fund.charges())));
        }
        if (!fund.years().isEmpty()) {
            if (fund.donor() == null) {
                blocks.add(chart(fund));
            }
            blocks.add(new Document.Tabular(years(fund)));
        }
    }

    /** Received, less granted, less charges, is available: each line to the cent. */
    private Optional<Table> identity(FundStatement fund) {
        Optional<Figure> received = figure(fund, "fund.received");
        Optional<Figure> granted = figure(fund, "fund.granted");
        Optional<Figure> charges = figure(fund, "fund.charges");
        Optional<Figure> available = figure(fund, "fund.available");
        if (received.isEmpty() || granted.isEmpty() || charges.isEmpty() || available.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Table(
                messages.text("caption.identity"),
                amountColumns("term.figure", "term.amount"),
                List.of(
                        Table.Row.of(new Table.Text(messages.text("identity.received")), money(received.get())),
                        Table.Row.of(new Table.Text(messages.text("identity.granted")), money(granted.get())),
                        Table.Row.of(new Table.Text(messages.text("identity.charges")), money(charges.get())),
                        Table.Row.total(new Table.Text(messages.text("identity.available")), money(available.get()))),
                List.of(messages.text("note.identity"))));
    }

    /** Money figures of the statement that are no part of its identity: pledges, payments ... */
    private Optional<Table> otherAmounts(FundStatement fund) {
        List<String> identity = fund.donor() == null
                ? List.of("fund.received", "fund.granted", "fund.charges", "fund.available")
                : List.of();
        List<Table.Row> rows = fund.figures().stream()
                .filter(figure -> figure.unit().equals("USD") && !identity.contains(figure.id()))
                .map(figure -> Table.Row.of(
                        new Table.Text(wording.typeset(texts.of(figure.id(), wording.language()).name())), money(figure)))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        messages.text("caption.other-amounts"),
                        amountColumns("term.figure", "term.amount"),
                        rows,
                        List.of()));
    }

    private static Optional<Figure> figure(FundStatement fund, String id) {
        return fund.figures().stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /** Code lists name things in small letters, as within a sentence; a row begins with a capital one. */
    private Table.Cell name(String name) {
        return new Table.Text(wording.capitalized(name));
    }

    private static Table.Cell money(Figure figure) {
        BigDecimal value = figure.value();
        return value == null ? new Table.Empty() : new Table.Money(value);
    }

    private Table amounts(String caption, String first, String second, CodeList list, List<Figure.Part> parts) {
        return new Table(
                messages.text(caption),
                amountColumns(first, second),
                parts.stream()
                        .map(part -> Table.Row.of(
                                name(codes.of(list, part.key())), new Table.Money(part.value())))
                        .toList(),
                List.of());
    }

    private List<Table.Column> amountColumns(String first, String second) {
        return List.of(
                new Table.Column(messages.text(first), Table.Type.TEXT),
                new Table.Column(messages.text(second), Table.Type.MONEY));
    }

    /** Illustrative donors are counted beneath the table, never named in it; except in a statement for just one. */
    private Table donors(FundStatement fund) {
        List<Table.Row> rows = new ArrayList<>();
        LeftOut leftOut = LeftOut.of(fund);
        for (FundStatement.Donor donor : fund.donors()) {
            if (!leftOut.donors().contains(donor)) {
                rows.add(Table.Row.of(
                        new Table.Text(donor.name()),
                        name(codes.of(Codes.DONOR_TYPE, donor.type())),
                        new Table.Money(donor.receivedCents()),
                        new Table.Money(donor.pledgedCents()),
                        new Table.Count(BigDecimal.valueOf(donor.contributions()))));
            }
        }
        List<String> notes = leftOut.donors().isEmpty()
                ? List.of()
                : List.of(messages.text(
                        "note.left-out",
                        Map.of(
                                "donors", leftOut.donors().size(),
                                "count", wording.capitalized(wording.count(BigDecimal.valueOf(leftOut.donors().size()))),
                                "received", wording.cents(leftOut.receivedCents()),
                                "pledged", wording.cents(leftOut.pledgedCents()))));
        return new Table(
                messages.text("caption.donors"),
                List.of(
                        new Table.Column(messages.text("term.donor"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.donor-type"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.received"), Table.Type.MONEY),
                        new Table.Column(messages.text("term.pledged"), Table.Type.MONEY),
                        new Table.Column(messages.text("term.contributions"), Table.Type.COUNT)),
                List.copyOf(rows),
                notes);
    }

    /** Awards are the fund's, so one donor's statement has receipts alone. */
    private Table years(FundStatement fund) {
        boolean awards = fund.donor() == null;
        List<Table.Column> columns = new ArrayList<>(amountColumns("term.year", "term.received"));
        if (awards) {
            columns.add(new Table.Column(messages.text("term.granted"), Table.Type.MONEY));
        }
        List<Table.Row> rows = new ArrayList<>();
        for (FundStatement.Year year : fund.years()) {
            List<Table.Cell> cells = new ArrayList<>();
            cells.add(new Table.Text(Integer.toString(year.year())));
            cells.add(new Table.Money(year.receivedCents()));
            if (awards) {
                cells.add(new Table.Money(year.grantedCents()));
            }
            rows.add(new Table.Row(List.copyOf(cells), false));
        }
        return new Table(
                messages.text(awards ? "caption.years" : "caption.years.donor"),
                List.copyOf(columns),
                List.copyOf(rows),
                List.of());
    }

    private Table overdrawn(FundStatement fund) {
        return new Table(
                messages.text("caption.overdrawn"),
                List.of(
                        new Table.Column(messages.text("term.grant"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.committed"), Table.Type.MONEY),
                        new Table.Column(messages.text("term.disbursed"), Table.Type.MONEY)),
                fund.overdrawn().stream()
                        .map(grant -> Table.Row.of(
                                new Table.Text(grant.grant()),
                                new Table.Money(grant.committedCents()),
                                new Table.Money(grant.disbursedCents())))
                        .toList(),
                List.of());
    }

    private Block chart(FundStatement fund) {
        BigDecimal highest = fund.years().stream()
                .map(year -> year.receivedCents().max(year.grantedCents()))
                .reduce(BigDecimal.ONE, BigDecimal::max);
        List<String> rows = new ArrayList<>();
        List<Document.Group> groups = new ArrayList<>();
        for (FundStatement.Year year : fund.years()) {
            String label = Integer.toString(year.year());
            Document.Bar received = bar(year.receivedCents(), highest);
            Document.Bar granted = bar(year.grantedCents(), highest);
            groups.add(new Document.Group(label, List.of(received, granted)));
            rows.add(messages.text(
                    "chart.years.row",
                    Map.of("year", label, "received", received.value(), "granted", granted.value())));
        }
        return new Document.BarChart(
                messages.text("caption.chart.years"),
                messages.text("chart.years.alt", Map.of("rows", String.join(" ", rows))),
                List.of(messages.text("term.received"), messages.text("term.granted")),
                List.copyOf(groups));
    }

    /** A bar of whole dollars: cents are in the table beneath. */
    private Document.Bar bar(BigDecimal cents, BigDecimal highest) {
        BigDecimal dollars = cents.movePointLeft(2).setScale(0, RoundingMode.HALF_UP);
        return new Document.Bar(permille(cents.max(BigDecimal.ZERO), highest), wording.number(dollars));
    }

    private static BigDecimal part(BigDecimal value, BigDecimal all) {
        return value.divide(all, MathContext.DECIMAL64);
    }

    private static int permille(BigDecimal value, BigDecimal all) {
        return value.multiply(BigDecimal.valueOf(WHOLE)).divide(all, 0, RoundingMode.HALF_UP).intValueExact();
    }
}

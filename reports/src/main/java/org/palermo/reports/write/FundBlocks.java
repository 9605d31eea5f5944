package org.palermo.reports.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Codes;

/** The Trust Fund's statement in tables: what came in, from whom, what went out, what is left. */
final class FundBlocks {

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final FigureTexts texts;

    FundBlocks(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.texts = texts;
    }

    /** The statement, of all donors or of one. */
    List<Block> of(FundStatement fund) {
        if (fund.donors().isEmpty() && fund.years().isEmpty() && fund.charges().isEmpty()) {
            return List.of(new Document.Paragraph(messages.text("empty.fund"), false));
        }
        List<Block> blocks = new ArrayList<>();
        if (!fund.overdrawn().isEmpty()) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "warning.overdrawn",
                            Map.of(
                                    "grants", fund.overdrawn().size(),
                                    "count",
                                            wording.count(BigDecimal.valueOf(
                                                    fund.overdrawn().size())))),
                    true));
            blocks.add(new Document.Tabular(overdrawn(fund)));
        }
        if (fund.donor() == null) {
            identity(fund).ifPresent(table -> blocks.add(new Document.Tabular(table)));
        }
        otherAmounts(fund).ifPresent(table -> blocks.add(new Document.Tabular(table)));
        if (fund.donor() == null) {
            blocks.add(new Document.Tabular(amounts(
                    "fund-by-donor-type",
                    "caption.donor-types",
                    "term.donor-type",
                    "term.received",
                    Codes.DONOR_TYPE,
                    fund.byDonorType())));
        }
        blocks.add(new Document.Tabular(donors(fund)));
        if (fund.donor() == null) {
            blocks.add(new Document.Tabular(amounts(
                    "fund-charges",
                    "caption.charges",
                    "term.charge-type",
                    "term.amount",
                    Codes.CHARGE_TYPE,
                    fund.charges())));
        }
        if (!fund.years().isEmpty()) {
            if (fund.donor() == null) {
                blocks.add(chart(fund));
            }
            blocks.add(new Document.Tabular(years(fund)));
        }
        return List.copyOf(blocks);
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
                "fund-balance",
                messages.text("caption.identity"),
                amountColumns("term.figure", "term.amount"),
                List.of(
                        Table.Row.of(
                                new Table.Text(messages.text("identity.received"), "fund.received"),
                                money(received.get())),
                        Table.Row.of(
                                new Table.Text(messages.text("identity.granted"), "fund.granted"),
                                money(granted.get())),
                        Table.Row.of(
                                new Table.Text(messages.text("identity.charges"), "fund.charges"),
                                money(charges.get())),
                        Table.Row.total(
                                new Table.Text(messages.text("identity.available"), "fund.available"),
                                money(available.get()))),
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
                        new Table.Text(
                                wording.typeset(texts.of(figure.id(), wording.language())
                                        .name()),
                                figure.id()),
                        money(figure)))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "fund-other-amounts",
                        messages.text("caption.other-amounts"),
                        amountColumns("term.figure", "term.amount"),
                        rows,
                        List.of()));
    }

    private static Optional<Figure> figure(FundStatement fund, String id) {
        return fund.figures().stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    private static Table.Cell money(Figure figure) {
        BigDecimal value = figure.value();
        return value == null ? new Table.Empty() : new Table.Money(value);
    }

    private Table amounts(
            String id, String caption, String first, String second, CodeList list, List<Figure.Part> parts) {
        return new Table(
                id,
                messages.text(caption),
                amountColumns(first, second),
                parts.stream()
                        .map(part -> Table.Row.of(
                                Cells.name(codes.of(list, part.key()), part.key(), wording),
                                new Table.Money(part.value())))
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
                        new Table.Text(donor.name(), donor.id()),
                        Cells.name(codes.of(Codes.DONOR_TYPE, donor.type()), donor.type(), wording),
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
                                "count",
                                        wording.capitalized(wording.count(BigDecimal.valueOf(
                                                leftOut.donors().size()))),
                                "received", wording.cents(leftOut.receivedCents()),
                                "pledged", wording.cents(leftOut.pledgedCents()))));
        return new Table(
                "fund-by-donor",
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
                "fund-by-year",
                messages.text(awards ? "caption.years" : "caption.years.donor"),
                List.copyOf(columns),
                List.copyOf(rows),
                List.of());
    }

    private Table overdrawn(FundStatement fund) {
        return new Table(
                "fund-overdrawn",
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
        return new Document.Bar(Permille.of(cents.max(BigDecimal.ZERO), highest), wording.number(dollars));
    }
}

package org.palermo.reports.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Amounts;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FundAmounts;
import org.palermo.reports.figures.FundAmounts.OfYear;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.FundStatement.Award;
import org.palermo.reports.statements.FundStatement.Awards;
import org.palermo.reports.statements.Report;
import org.palermo.reports.statements.SurvivorTable;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.codes.Jurisdictions;

/** The Trust Fund's statement in tables: what there was, what came in, from whom, what went out, what is left. */
final class FundBlocks {

    /** What a statement shows as figures of their own, with their sentences. */
    private static final List<String> IN_FIGURES = List.of(
            "fund.donors.member-states",
            "fund.donors.private",
            "fund.received.private-share",
            "fund.received.average-per-year",
            "fund.projects",
            "fund.project-countries",
            "fund.survivors-per-year");

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final FigureTexts texts;
    private final FigureLines lines;

    FundBlocks(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.texts = texts;
        this.lines = new FigureLines(wording, texts);
    }

    /** The statement as the end of a report, which has sections and figures of its own. */
    List<Block> within(FundStatement fund) {
        if (fund.isEmpty()) {
            return List.of(nothing());
        }
        List<Block> blocks = new ArrayList<>(warnings(fund));
        blocks.addAll(balance(fund));
        blocks.addAll(contributions(fund));
        blocks.addAll(grants(fund));
        blocks.add(charges(fund));
        blocks.addAll(years(fund));
        blocks.addAll(survivors(fund.survivors()));
        return List.copyOf(blocks);
    }

    /** The statement as a document of its own, in sections, with its figures at the end. */
    List<Block> alone(FundStatement fund) {
        if (fund.isEmpty()) {
            return List.of(nothing());
        }
        List<Block> blocks = new ArrayList<>(warnings(fund));
        blocks.add(heading("balance"));
        blocks.addAll(balance(fund));
        blocks.add(heading("contributions"));
        blocks.addAll(contributions(fund));
        blocks.add(heading("grants"));
        blocks.addAll(grants(fund));
        blocks.add(heading("charges"));
        blocks.add(charges(fund));
        blocks.add(heading("years"));
        blocks.addAll(years(fund));
        blocks.addAll(survivors(fund.survivors()));
        List<Document.Line> figures = figures(fund);
        if (!figures.isEmpty()) {
            blocks.add(heading("figures"));
            blocks.add(new Document.Lines(messages.text("caption.fund.figures"), figures));
        }
        return List.copyOf(blocks);
    }

    private Block nothing() {
        return new Document.Paragraph(messages.text("empty.fund"), false);
    }

    private Block heading(String section) {
        return new Document.Heading("fund-" + section, messages.text("heading.fund." + section));
    }

    private List<Block> warnings(FundStatement fund) {
        List<Block> blocks = new ArrayList<>();
        if (!fund.overdrawn().isEmpty()) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "warning.overdrawn",
                            wording.counted("grants", fund.overdrawn().size())),
                    true));
            blocks.add(new Document.Tabular(overdrawn(fund)));
        }
        if (fund.amounts().closing() < 0) {
            blocks.add(new Document.Paragraph(messages.text("warning.fund.negative"), true));
        }
        return blocks;
    }

    // ---- the balance --------------------------------------------------------------------------------------------

    private List<Block> balance(FundStatement fund) {
        List<Block> blocks = new ArrayList<>();
        LocalDate from = fund.from();
        blocks.add(new Document.Tabular(from == null ? identity(fund) : fromOpeningToClosing(fund, from)));
        if (isDoubtful(fund.amounts())) {
            blocks.add(new Document.Tabular(doubtful(fund)));
        }
        fund.needs().forEach(need -> blocks.add(new Document.Tabular(need(need, fund.at()))));
        Table others = otherAmounts(fund);
        if (!others.rows().isEmpty()) {
            blocks.add(new Document.Tabular(others));
        }
        return blocks;
    }

    /** Received, less granted, less charges, is available: each line to the cent. */
    private Table identity(FundStatement fund) {
        FundAmounts amounts = fund.amounts();
        return new Table(
                "fund-balance",
                messages.text("caption.identity"),
                amountColumns("term.figure", "term.amount"),
                List.of(
                        Table.Row.of(
                                text("identity.received", "fund.received"),
                                money(amounts.received().closing())),
                        Table.Row.of(
                                text("identity.granted", "fund.granted"),
                                money(amounts.granted().closing())),
                        Table.Row.of(
                                text("identity.charges", "fund.charges"),
                                money(amounts.charges().closing())),
                        Table.Row.total(text("identity.available", "fund.available"), money(amounts.closing()))),
                List.of(messages.text("note.identity")));
    }

    /** Two identities side by side: that of the period, and that of all years. */
    private Table fromOpeningToClosing(FundStatement fund, LocalDate from) {
        FundAmounts amounts = fund.amounts();
        return new Table(
                "fund-balance",
                messages.text("caption.balance"),
                List.of(
                        new Table.Column(messages.text("term.figure"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.in-period"), Table.Type.MONEY),
                        new Table.Column(messages.text("term.ever"), Table.Type.MONEY)),
                List.of(
                        Table.Row.of(
                                new Table.Text(
                                        messages.text(
                                                "balance.opening", Map.of("date", wording.date(from.minusDays(1)))),
                                        "opening"),
                                money(amounts.opening()),
                                new Table.Empty()),
                        line("identity.received", "fund.received", amounts.received()),
                        line("identity.granted", "fund.granted", amounts.granted()),
                        line("identity.charges", "fund.charges", amounts.charges()),
                        Table.Row.total(
                                new Table.Text(
                                        messages.text("balance.closing", Map.of("date", wording.date(fund.at()))),
                                        "closing"),
                                money(amounts.closing()),
                                money(amounts.closing()))),
                List.of(messages.text("note.balance")));
    }

    private Table.Row line(String key, String code, Amounts amounts) {
        return Table.Row.of(text(key, code), money(amounts.moved()), money(amounts.closing()));
    }

    private static boolean isDoubtful(FundAmounts amounts) {
        return amounts.received().isDoubtful()
                || amounts.granted().isDoubtful()
                || amounts.charges().isDoubtful()
                || amounts.pledged().isDoubtful()
                || amounts.disbursed().isDoubtful();
    }

    /** What is dated only by month or year, where that makes a difference. */
    private Table doubtful(FundStatement fund) {
        FundAmounts amounts = fund.amounts();
        boolean period = fund.from() != null;
        List<Table.Row> rows = new ArrayList<>();
        addDoubtful(rows, "doubtful.received", amounts.received(), period);
        addDoubtful(rows, "doubtful.pledged", amounts.pledged(), period);
        addDoubtful(rows, "doubtful.granted", amounts.granted(), period);
        addDoubtful(rows, "doubtful.disbursed", amounts.disbursed(), period);
        addDoubtful(rows, "doubtful.charges", amounts.charges(), period);
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column(messages.text("term.figure"), Table.Type.TEXT));
        columns.add(new Table.Column(messages.text("term.counted"), Table.Type.MONEY));
        if (period) {
            columns.add(new Table.Column(messages.text("term.at-least"), Table.Type.MONEY));
        }
        columns.add(new Table.Column(messages.text("term.at-most"), Table.Type.MONEY));
        return new Table(
                "fund-doubtful",
                messages.text("caption.fund.doubtful"),
                List.copyOf(columns),
                List.copyOf(rows),
                List.of(messages.text(period ? "note.fund.doubtful.period" : "note.fund.doubtful")));
    }

    private void addDoubtful(List<Table.Row> rows, String key, Amounts amounts, boolean period) {
        if (amounts.isDoubtful()) {
            List<Table.Cell> cells = new ArrayList<>();
            cells.add(text(key));
            cells.add(money(amounts.moved()));
            if (period) {
                cells.add(money(amounts.atLeast()));
            }
            cells.add(money(amounts.atMost()));
            rows.add(new Table.Row(List.copyOf(cells), false));
        }
    }

    /** What is needed, what is there, what is missing (R 72). */
    private Table need(FundStatement.Need need, LocalDate at) {
        return new Table(
                "fund-need",
                messages.text("caption.fund.need"),
                amountColumns("term.figure", "term.amount"),
                List.of(
                        Table.Row.of(
                                new Table.Text(
                                        messages.text("need.needed", Map.of("date", wording.date(need.by()))),
                                        "needed"),
                                new Table.Money(need.needed())),
                        Table.Row.of(
                                new Table.Text(
                                        messages.text("need.available", Map.of("date", wording.date(at))),
                                        "fund.available"),
                                money(need.available())),
                        Table.Row.total(text("need.shortfall", "shortfall"), new Table.Money(need.shortfall()))),
                List.of(messages.text(
                        "note.fund.need",
                        Map.of(
                                "target",
                                need.target(),
                                "ground",
                                need.source().isEmpty()
                                        ? codes.of(Codes.EVIDENCE, need.evidence())
                                        : wording.labelled(
                                                codes.of(Codes.EVIDENCE, need.evidence()), need.source())))));
    }

    /** Amounts that are no part of the balance: pledges, payments, what is awarded and not yet paid. */
    private Table otherAmounts(FundStatement fund) {
        FundAmounts amounts = fund.amounts();
        List<Table.Row> rows = new ArrayList<>();
        for (String id : List.of("fund.pledged", "fund.disbursed")) {
            Figure figure = fund.figure(id);
            BigDecimal value = figure == null ? null : figure.value();
            if (value != null) {
                rows.add(Table.Row.of(new Table.Text(name(id), id), new Table.Money(value)));
            }
        }
        if (!rows.isEmpty()) {
            rows.add(Table.Row.of(
                    text("other.undisbursed"),
                    money(Math.subtractExact(
                            amounts.granted().closing(), amounts.disbursed().closing()))));
        }
        return new Table(
                "fund-other-amounts",
                messages.text("caption.other-amounts.at", Map.of("date", wording.date(fund.at()))),
                amountColumns("term.figure", "term.amount"),
                List.copyOf(rows),
                List.of());
    }

    private String name(String figure) {
        return wording.typeset(texts.of(figure, wording.language()).name());
    }

    // ---- contributions ------------------------------------------------------------------------------------------

    private List<Block> contributions(FundStatement fund) {
        return List.of(new Document.Tabular(byDonorType(fund)), new Document.Tabular(donors(fund)));
    }

    private Table byDonorType(FundStatement fund) {
        long all = fund.amounts().received().moved();
        List<Table.Row> rows = new ArrayList<>();
        for (Figure.Part part : fund.byDonorType()) {
            rows.add(Table.Row.of(
                    name(Codes.DONOR_TYPE, part.key()),
                    new Table.Money(part.value()),
                    share(part.value().longValueExact(), all)));
        }
        if (rows.size() > 1) {
            rows.add(Table.Row.total(text("term.total"), money(all), share(all, all)));
        }
        return new Table(
                "fund-by-donor-type",
                messages.text("caption.donor-types"),
                List.of(
                        new Table.Column(messages.text("term.donor-type"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.received"), Table.Type.MONEY),
                        new Table.Column(messages.text("term.share"), Table.Type.SHARE)),
                List.copyOf(rows),
                List.of());
    }

    static Table.Cell share(long part, long all) {
        BigDecimal share = DonorStatement.share(part, all);
        return share == null ? new Table.Empty() : new Table.Share(share);
    }

    /** Illustrative donors are summed beneath the others, never named. */
    private Table donors(FundStatement fund) {
        boolean period = fund.from() != null;
        FundAmounts amounts = fund.amounts();
        LeftOut leftOut = LeftOut.of(fund);
        List<Table.Row> rows = new ArrayList<>();
        for (FundStatement.Donor donor : fund.donors()) {
            if (!donor.illustrative()) {
                rows.add(Table.Row.of(donorCells(
                        new Table.Text(donor.name(), donor.id()),
                        name(Codes.DONOR_TYPE, donor.type()),
                        donor.received(),
                        donor.pledged(),
                        period)));
            }
        }
        boolean several = rows.size() > 1 || !rows.isEmpty() && leftOut.donors() > 0;
        if (leftOut.donors() > 0) {
            rows.add(Table.Row.of(donorCells(
                    unnamed("illustrative.donors", leftOut.donors()),
                    new Table.Empty(),
                    leftOut.received(),
                    leftOut.pledged(),
                    period)));
        }
        if (several) {
            rows.add(Table.Row.total(
                    donorCells(text("term.total"), new Table.Empty(), amounts.received(), amounts.pledged(), period)));
        }
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column(messages.text("term.donor"), Table.Type.TEXT));
        columns.add(new Table.Column(messages.text("term.donor-type"), Table.Type.TEXT));
        if (period) {
            columns.add(new Table.Column(messages.text("term.in-period"), Table.Type.MONEY));
        }
        columns.add(new Table.Column(messages.text(period ? "term.ever" : "term.received"), Table.Type.MONEY));
        columns.add(new Table.Column(messages.text("term.pledges-outstanding"), Table.Type.MONEY));
        return new Table(
                "fund-by-donor", messages.text("caption.donors"), List.copyOf(columns), List.copyOf(rows), List.of());
    }

    private static Table.Cell[] donorCells(
            Table.Cell name, Table.Cell type, Amounts received, Amounts pledged, boolean period) {
        List<Table.Cell> cells = new ArrayList<>(List.of(name, type));
        if (period) {
            cells.add(money(received.moved()));
        }
        cells.add(money(received.closing()));
        cells.add(money(pledged.closing()));
        return cells.toArray(Table.Cell[]::new);
    }

    private Table.Cell unnamed(String key, int many) {
        return new Table.Text(messages.text(key, Map.of("n", many, "count", wording.number(BigDecimal.valueOf(many)))));
    }

    // ---- grants and charges -------------------------------------------------------------------------------------

    /** What was awarded, by country and by organization. */
    List<Block> grants(FundStatement fund) {
        return List.of(
                new Document.Tabular(awards(
                        fund.from() != null,
                        "fund-by-country",
                        "caption.awards.country",
                        "term.country",
                        "illustrative.countries",
                        fund.byCountry(Jurisdictions.standard()::isIllustrative),
                        code -> codes.jurisdiction(code).orElse(code))),
                new Document.Tabular(awards(
                        fund.from() != null,
                        "fund-by-organization",
                        "caption.awards.organization",
                        "term.organization",
                        "illustrative.organizations",
                        fund.byOrganization(),
                        id -> fund.organizations().getOrDefault(id, id))));
    }

    private Table awards(
            boolean period,
            String id,
            String caption,
            String what,
            String illustrative,
            Awards awards,
            Function<String, String> name) {
        List<Table.Row> rows = new ArrayList<>();
        for (Award award : awards.named()) {
            rows.add(Table.Row.of(awardCells(
                    new Table.Text(
                            award.key().isEmpty()
                                    ? wording.capitalized(messages.text("not-stated"))
                                    : name.apply(award.key()),
                            award.key()),
                    award)));
        }
        boolean several = rows.size() > 1 || !rows.isEmpty() && awards.unnamed() > 0;
        if (awards.unnamed() > 0) {
            rows.add(Table.Row.of(awardCells(unnamed(illustrative, awards.unnamed()), awards.rest())));
        }
        if (several) {
            rows.add(Table.Row.total(awardCells(text("term.total"), awards.all())));
        }
        return new Table(
                id,
                messages.text(caption),
                List.of(
                        new Table.Column(messages.text(what), Table.Type.TEXT),
                        new Table.Column(messages.text("term.grants"), Table.Type.COUNT),
                        new Table.Column(messages.text("term.committed"), Table.Type.MONEY),
                        new Table.Column(messages.text("term.disbursed"), Table.Type.MONEY)),
                List.copyOf(rows),
                period && !rows.isEmpty() ? List.of(messages.text("note.fund.disbursed")) : List.of());
    }

    private static Table.Cell[] awardCells(Table.Cell name, Award award) {
        return new Table.Cell[] {
            name,
            new Table.Count(BigDecimal.valueOf(award.grants().moved())),
            money(award.committed().moved()),
            money(award.disbursed().moved())
        };
    }

    private Block charges(FundStatement fund) {
        List<Table.Row> rows = new ArrayList<>();
        for (Figure.Part part : fund.charges()) {
            rows.add(Table.Row.of(name(Codes.CHARGE_TYPE, part.key()), new Table.Money(part.value())));
        }
        if (rows.size() > 1) {
            rows.add(Table.Row.total(
                    text("term.total"), money(fund.amounts().charges().moved())));
        }
        return new Document.Tabular(new Table(
                "fund-charges",
                messages.text("caption.charges"),
                amountColumns("term.charge-type", "term.amount"),
                List.copyOf(rows),
                List.of()));
    }

    private Table.Cell name(CodeList list, String code) {
        return Cells.name(codes.of(list, code), code, wording);
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

    // ---- by year ------------------------------------------------------------------------------------------------

    private List<Block> years(FundStatement fund) {
        List<FundStatement.Year> years = fund.years();
        return years.isEmpty() ? List.of() : List.of(chart(years), new Document.Tabular(yearTable(fund, years)));
    }

    private List<Block> survivors(SurvivorTable survivors) {
        if (survivors.years().isEmpty()) {
            return List.of();
        }
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column(messages.text("term.year"), Table.Type.TEXT));
        for (String sex : survivors.sexes()) {
            columns.add(new Table.Column(wording.capitalized(codes.of(Codes.SEX, sex)), Table.Type.COUNT));
        }
        columns.add(new Table.Column(messages.text("term.survivors"), Table.Type.COUNT));
        List<Table.Row> rows = new ArrayList<>();
        boolean withheld = false;
        for (int year : survivors.years()) {
            List<Table.Cell> cells = new ArrayList<>();
            cells.add(new Table.Text(Integer.toString(year)));
            survivors.sexes().forEach(sex -> cells.add(count(survivors.of(year, sex))));
            cells.add(count(survivors.ofYear(year)));
            withheld |= cells.stream().anyMatch(Table.Withheld.class::isInstance);
            rows.add(new Table.Row(List.copyOf(cells), false));
        }
        List<String> notes = new ArrayList<>();
        notes.add(messages.text("note.fund.survivors"));
        if (withheld) {
            notes.add(messages.text("note.withheld", Map.of("mark", messages.text("withheld"))));
        }
        return List.of(new Document.Tabular(new Table(
                "fund-survivors",
                messages.text("caption.survivors"),
                List.copyOf(columns),
                List.copyOf(rows),
                List.copyOf(notes))));
    }

    private static Table.Cell count(OptionalLong count) {
        return count.isPresent() ? new Table.Count(BigDecimal.valueOf(count.getAsLong())) : new Table.Withheld();
    }

    /** All years since the beginning, so that the last balance is the statement's, and the sums are all that ever was. */
    private Table yearTable(FundStatement fund, List<FundStatement.Year> years) {
        FundAmounts amounts = fund.amounts();
        List<Table.Column> columns = new ArrayList<>(List.of(
                new Table.Column(messages.text("term.year"), Table.Type.TEXT),
                new Table.Column(messages.text("term.received"), Table.Type.MONEY),
                new Table.Column(messages.text("term.granted"), Table.Type.MONEY),
                new Table.Column(messages.text("term.charges"), Table.Type.MONEY),
                new Table.Column(messages.text("term.balance"), Table.Type.MONEY)));
        List<Table.Row> rows = new ArrayList<>();
        for (FundStatement.Year year : years) {
            OfYear its = year.amounts();
            List<Table.Cell> cells = new ArrayList<>(List.of(
                    new Table.Text(yearName(its.year(), fund.at())),
                    money(its.received()),
                    money(its.granted()),
                    money(its.charges()),
                    money(year.balance())));
            rows.add(new Table.Row(List.copyOf(cells), false));
        }
        List<Table.Cell> sums = new ArrayList<>(List.of(
                text("term.total"),
                money(amounts.received().closing()),
                money(amounts.granted().closing()),
                money(amounts.charges().closing()),
                money(amounts.closing())));
        rows.add(new Table.Row(List.copyOf(sums), true));
        return new Table(
                "fund-by-year", messages.text("caption.years"), List.copyOf(columns), List.copyOf(rows), List.of());
    }

    /** A year that is not over is named with the day up to which it counts. */
    private String yearName(int year, LocalDate at) {
        boolean whole = at.getYear() != year || at.getDayOfYear() == at.lengthOfYear();
        return whole
                ? Integer.toString(year)
                : messages.text("year.until", Map.of("year", Integer.toString(year), "date", wording.date(at)));
    }

    private Block chart(List<FundStatement.Year> years) {
        BigDecimal highest = years.stream()
                .map(year -> BigDecimal.valueOf(
                        Math.max(year.amounts().received(), year.amounts().granted())))
                .reduce(BigDecimal.ONE, BigDecimal::max);
        List<String> rows = new ArrayList<>();
        List<Document.Group> groups = new ArrayList<>();
        for (FundStatement.Year year : years) {
            String label = Integer.toString(year.amounts().year());
            Document.Bar received = bar(BigDecimal.valueOf(year.amounts().received()), highest);
            Document.Bar granted = bar(BigDecimal.valueOf(year.amounts().granted()), highest);
            groups.add(new Document.Group(label, List.of(received, granted)));
            rows.add(messages.text(
                    "chart.years.row",
                    Map.of("year", label, "received", received.value(), "granted", granted.value())));
        }
        return new Document.BarChart(
                messages.text("caption.chart.years"),
                messages.text("chart.years.alt", Map.of("rows", wording.running(rows))),
                List.of(messages.text("term.received"), messages.text("term.granted")),
                List.copyOf(groups));
    }

    /** A bar of whole dollars: cents are in the table beneath. */
    private Document.Bar bar(BigDecimal cents, BigDecimal highest) {
        BigDecimal dollars = cents.movePointLeft(2).setScale(0, RoundingMode.HALF_UP);
        return new Document.Bar(Permille.of(cents.max(BigDecimal.ZERO), highest), wording.number(dollars), dollars);
    }

    // ---- figures ------------------------------------------------------------------------------------------------

    private List<Document.Line> figures(FundStatement fund) {
        return IN_FIGURES.stream()
                .map(fund::figure)
                .filter(FundBlocks::isPresent)
                .map(figure -> lines.line(new Report.Line(figure, figure.kind() == Figure.Kind.FLOW, List.of())))
                .toList();
    }

    private static boolean isPresent(@Nullable Figure figure) {
        return figure != null;
    }

    private Table.Cell text(String key, String code) {
        return new Table.Text(messages.text(key), code);
    }

    private Table.Cell text(String key) {
        return new Table.Text(messages.text(key));
    }

    static Table.Cell money(long cents) {
        return new Table.Money(BigDecimal.valueOf(cents));
    }

    private List<Table.Column> amountColumns(String first, String second) {
        return List.of(
                new Table.Column(messages.text(first), Table.Type.TEXT),
                new Table.Column(messages.text(second), Table.Type.MONEY));
    }
}

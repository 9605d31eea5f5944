package org.palermo.reports.write;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.palermo.reports.figures.FundAmounts;
import org.palermo.reports.figures.FundQuestion.Place;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.DonorStatement.Contribution;
import org.palermo.reports.statements.DonorStatement.Correction;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.codes.Currencies;
import org.palermo.schemas.codes.CurrencyCode;
import org.palermo.schemas.values.PartialDate;

/** One donor's statement: each contribution with its record, what it is of the whole, what the Fund did with the whole. */
final class DonorBlocks {

    private static final int USD_DIGITS = 2;

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final RecordWords records;
    private final FundBlocks fund;

    DonorBlocks(Wording wording, FundBlocks fund) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.records = new RecordWords(wording);
        this.fund = fund;
    }

    /** Who the donor is. */
    List<Document.Fact> facts(DonorStatement statement) {
        List<Document.Fact> facts = new ArrayList<>();
        facts.add(new Document.Fact(messages.text("term.donor"), statement.name()));
        facts.add(new Document.Fact(messages.text("term.donor-id"), statement.donor()));
        if (!statement.merges().isEmpty()) {
            facts.add(new Document.Fact(
                    messages.text("fund.also-recorded-as"),
                    wording.apart(statement.merges().stream()
                            .map(merge -> merge.reason().isEmpty()
                                    ? merge.alias()
                                    : wording.bracketed(merge.alias(), merge.reason()))
                            .toList())));
        }
        if (!statement.type().isEmpty()) {
            facts.add(new Document.Fact(
                    messages.text("term.donor-type"),
                    wording.capitalized(codes.of(Codes.DONOR_TYPE, statement.type()))));
        }
        codes.jurisdiction(statement.country())
                .ifPresent(country -> facts.add(new Document.Fact(messages.text("term.country"), country)));
        return facts;
    }

    List<Block> of(DonorStatement statement) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Document.Paragraph(said(statement), false, true));
        blocks.add(heading("given"));
        blocks.addAll(given(statement));
        blocks.add(heading("share"));
        blocks.add(new Document.Tabular(shares(statement)));
        if (!statement.years().isEmpty()) {
            blocks.add(new Document.Tabular(years(statement)));
        }
        blocks.add(heading("pool"));
        blocks.add(new Document.Paragraph(pool(statement.fund()), false, true));
        if (statement.fund().amounts().granted().moved() != 0
                || statement.fund().amounts().disbursed().moved() != 0) {
            blocks.addAll(fund.grants(statement.fund()));
        }
        blocks.add(heading("corrections"));
        blocks.add(corrections(statement));
        return List.copyOf(blocks);
    }

    private Block heading(String section) {
        return new Document.Heading("donor-" + section, messages.text("heading.donor." + section));
    }

    /** What there is to say, in a sentence. */
    private String said(DonorStatement statement) {
        FundStatement all = statement.fund();
        String when = all.from() == null ? "ever" : "period";
        return messages.text(
                "donor.said."
                        + statement.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Map.of(
                        "when", when,
                        "donor", statement.name(),
                        "from", all.from() == null ? "" : wording.date(all.from()),
                        "to", wording.date(all.at()),
                        "known", all.knownOn() == null ? "" : wording.date(all.knownOn()),
                        "received", dollars(statement.received().moved()),
                        "ever", dollars(statement.received().closing()),
                        "pledged", dollars(statement.pledged().closing())));
    }

    private String dollars(long cents) {
        return wording.dollars(BigDecimal.valueOf(cents, USD_DIGITS));
    }

    // ---- contributions ------------------------------------------------------------------------------------------

    private List<Block> given(DonorStatement statement) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Document.Tabular(contributions(
                "donor-received",
                of(statement, Contribution::isReceived, Place.PERHAPS_BEFORE, Place.WITHIN),
                notes(statement))));
        if (statement.fund().from() != null && statement.received().before() != 0) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "donor.before",
                            Map.of(
                                    "amount", dollars(statement.received().before()),
                                    "from", wording.date(statement.fund().from()))),
                    false));
        }
        List<Contribution> doubtful = of(statement, _ -> true, Place.DOUBTFUL);
        if (!doubtful.isEmpty()) {
            blocks.add(new Document.Tabular(contributions(
                    "donor-doubtful",
                    doubtful,
                    List.of(messages.text(
                            "note.donor.doubtful",
                            Map.of("date", wording.date(statement.fund().at())))))));
        }
        List<Contribution> pledges =
                of(statement, one -> !one.isReceived(), Place.BEFORE, Place.PERHAPS_BEFORE, Place.WITHIN);
        blocks.add(
                pledges.isEmpty()
                        ? new Document.Paragraph(messages.text("donor.no-pledge"), false)
                        : new Document.Tabular(contributions("donor-pledges", pledges, List.of())));
        return blocks;
    }

    private static List<Contribution> of(DonorStatement statement, Predicate<Contribution> which, Place... places) {
        return statement.contributions().stream()
                .filter(one -> which.test(one) && List.of(places).contains(one.place()))
                .toList();
    }

    private List<String> notes(DonorStatement statement) {
        List<String> notes = new ArrayList<>();
        List<Contribution> shown = of(statement, Contribution::isReceived, Place.PERHAPS_BEFORE, Place.WITHIN);
        if (shown.stream().anyMatch(one -> !one.currency().equals("USD"))) {
            notes.add(messages.text("note.donor.rate"));
            shown.stream().flatMap(one -> rateNote(one).stream()).distinct().forEach(notes::add);
        }
        List<String> earlier = shown.stream()
                .filter(one -> one.place() == Place.PERHAPS_BEFORE)
                .map(Contribution::id)
                .toList();
        if (!earlier.isEmpty()) {
            notes.add(
                    messages.text("note.donor.earlier", Map.of("n", earlier.size(), "records", wording.list(earlier))));
        }
        return notes;
    }

    /** @param id of the table, and of its caption */
    private Table contributions(String id, List<Contribution> contributions, List<String> notes) {
        List<Table.Row> rows = new ArrayList<>();
        long sum = 0;
        for (Contribution one : contributions) {
            sum = Math.addExact(sum, one.cents());
            rows.add(Table.Row.of(
                    new Table.Text(records.interval(one.first(), one.last())),
                    new Table.Text(one.id()),
                    new Table.Text(wording.original(original(one), one.currency())),
                    rate(one),
                    FundBlocks.money(one.cents()),
                    new Table.Text(ground(one))));
        }
        if (rows.size() > 1) {
            rows.add(Table.Row.total(
                    new Table.Text(messages.text("term.total")),
                    new Table.Empty(),
                    new Table.Empty(),
                    new Table.Empty(),
                    FundBlocks.money(sum),
                    new Table.Empty()));
        }
        return new Table(
                id,
                messages.text("caption." + id.replace('-', '.')),
                List.of(
                        new Table.Column(messages.text("term.date"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.record"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.as-given"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.rate"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.usd"), Table.Type.MONEY),
                        new Table.Column(messages.text("term.ground"), Table.Type.TEXT)),
                List.copyOf(rows),
                notes);
    }

    /** Where a rate comes from, and whether its register says something else by now. */
    private Optional<String> rateNote(Contribution one) {
        DonorStatement.Rate rate = one.rate();
        if (rate == null) {
            return Optional.empty();
        }
        String evidence = codes.of(Codes.EVIDENCE, rate.evidence());
        String corrected = rate.corrected();
        String what = messages.text(
                "note.donor.rate.of",
                Map.of(
                        "currency", one.currency(),
                        "month", wording.date(PartialDate.ofMonth(YearMonth.from(one.first()))),
                        "rate", wording.decimal(new BigDecimal(one.unitsPerUsd())),
                        "ground", rate.source().isEmpty() ? evidence : wording.labelled(evidence, rate.source())));
        return Optional.of(
                corrected == null
                        ? what
                        : what + " "
                                + messages.text(
                                        "note.donor.rate.corrected",
                                        Map.of("rate", wording.decimal(new BigDecimal(corrected)))));
    }

    /** The amount in units of its own currency, with as many decimals as that has. */
    static BigDecimal original(Contribution contribution) {
        int digits = Currencies.byCode(contribution.currency())
                .map(CurrencyCode::minorDigits)
                .orElse(USD_DIGITS);
        return BigDecimal.valueOf(contribution.minor(), digits);
    }

    /** The rate and its month; none of dollars. */
    private Table.Cell rate(Contribution contribution) {
        if (contribution.currency().equals("USD")) {
            return new Table.Empty();
        }
        String rate = wording.decimal(new BigDecimal(contribution.unitsPerUsd()));
        YearMonth first = YearMonth.from(contribution.first());
        return new Table.Text(
                first.equals(YearMonth.from(contribution.last()))
                        ? messages.text(
                                "donor.rate", Map.of("rate", rate, "month", wording.date(PartialDate.ofMonth(first))))
                        : rate);
    }

    private String ground(Contribution contribution) {
        String evidence = wording.capitalized(codes.of(Codes.EVIDENCE, contribution.evidence()));
        return contribution.source().isEmpty() || contribution.source().equalsIgnoreCase(evidence)
                ? evidence
                : wording.labelled(evidence, contribution.source());
    }

    // ---- of the whole -------------------------------------------------------------------------------------------

    private Table shares(DonorStatement statement) {
        FundStatement all = statement.fund();
        FundAmounts amounts = all.amounts();
        List<Table.Row> rows = new ArrayList<>();
        if (all.from() != null) {
            rows.add(Table.Row.of(
                    new Table.Text(messages.text("term.in-period")),
                    FundBlocks.money(statement.received().moved()),
                    FundBlocks.money(amounts.received().moved()),
                    FundBlocks.share(
                            statement.received().moved(), amounts.received().moved())));
        }
        rows.add(Table.Row.of(
                new Table.Text(messages.text("term.ever")),
                FundBlocks.money(statement.received().closing()),
                FundBlocks.money(amounts.received().closing()),
                FundBlocks.share(
                        statement.received().closing(), amounts.received().closing())));
        return new Table(
                "donor-share",
                messages.text("caption.donor.share"),
                shareColumns("term.when"),
                List.copyOf(rows),
                List.of());
    }

    private Table years(DonorStatement statement) {
        return new Table(
                "donor-by-year",
                messages.text("caption.donor.years"),
                shareColumns("term.year"),
                statement.years().stream()
                        .map(year -> Table.Row.of(
                                new Table.Text(Integer.toString(year.fund().year())),
                                FundBlocks.money(year.received()),
                                FundBlocks.money(year.fund().received()),
                                FundBlocks.share(year.received(), year.fund().received())))
                        .toList(),
                List.of());
    }

    private List<Table.Column> shareColumns(String first) {
        return List.of(
                new Table.Column(messages.text(first), Table.Type.TEXT),
                new Table.Column(messages.text("term.this-donor"), Table.Type.MONEY),
                new Table.Column(messages.text("term.all-donors"), Table.Type.MONEY),
                new Table.Column(messages.text("term.share"), Table.Type.SHARE));
    }

    /** Money is not earmarked, and the statement says so before it shows what was awarded. */
    private String pool(FundStatement all) {
        long grants = all.byOrganization().all().grants().moved();
        FundAmounts amounts = all.amounts();
        Map<String, Object> arguments = wording.counted("grants", grants);
        arguments.put("when", all.from() == null ? "ever" : "period");
        arguments.put("from", all.from() == null ? "" : wording.date(all.from()));
        arguments.put("to", wording.date(all.at()));
        arguments.put("committed", dollars(amounts.granted().moved()));
        arguments.put("disbursed", dollars(amounts.disbursed().moved()));
        return messages.text("donor.pool", arguments);
    }

    // ---- corrections --------------------------------------------------------------------------------------------

    private Block corrections(DonorStatement statement) {
        LocalDate known = statement.fund().knownOn();
        boolean since = known != null;
        String date = known == null ? "" : wording.date(known);
        if (statement.corrections().isEmpty()) {
            return new Document.Paragraph(
                    messages.text(since ? "donor.no-change" : "donor.no-correction", Map.of("date", date)), false);
        }
        return new Document.Tabular(new Table(
                "donor-corrections",
                messages.text(since ? "caption.donor.changes" : "caption.donor.corrections", Map.of("date", date)),
                List.of(
                        new Table.Column(messages.text("term.record"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.known-since"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.what"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.effect.received"), Table.Type.MONEY),
                        new Table.Column(messages.text("term.effect.pledged"), Table.Type.MONEY)),
                statement.corrections().stream()
                        .map(one -> Table.Row.of(
                                new Table.Text(one.id()),
                                new Table.Text(records.day(one.knownAt())),
                                new Table.Text(told(one)),
                                FundBlocks.money(one.received()),
                                FundBlocks.money(one.pledged())))
                        .toList(),
                List.of(messages.text("note.donor.corrections"))));
    }

    private String told(Correction correction) {
        String deed = messages.text(
                "donor.deed." + Json.code(correction.deed()),
                Map.of("by", correction.recordedBy().isEmpty() ? "-" : correction.recordedBy()));
        List<String> why = Stream.concat(
                        Stream.of(correction.reason()).filter(reason -> !reason.isEmpty()),
                        correction.changes().stream()
                                .map(change -> messages.text(
                                        "explain.story.change",
                                        Map.of(
                                                "field", records.field(change.field()),
                                                "before", stated(change.field(), change.before()),
                                                "after", stated(change.field(), change.after())))))
                .toList();
        return why.isEmpty() ? deed : wording.labelled(deed, wording.apart(why));
    }

    private String stated(String field, String value) {
        return value.isEmpty() ? messages.text("not-stated") : records.value(field, value);
    }
}

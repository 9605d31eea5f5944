package org.palermo.infra.pipeline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.DonorTotals;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.FundReads;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.PublishedValues;
import org.palermo.reports.statements.Report;
import org.palermo.reports.statements.ReportBuilder;
import org.palermo.reports.statements.Statement;
import org.palermo.reports.store.ClickHouseAudits;
import org.palermo.reports.store.ClickHouseLedger;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Results;
import org.palermo.schemas.codes.Jurisdictions;
import org.palermo.schemas.codes.Language;

/** Reports and statements from the tables of a running stack. */
public final class Reporting {

    /** The lines of the fund's statement, in its order. */
    private static final List<String> FUND = List.of(
            "fund.received",
            "fund.granted",
            "fund.charges",
            "fund.available",
            "fund.pledged",
            "fund.disbursed",
            "fund.projects",
            "fund.project-countries",
            "fund.donors.member-states",
            "fund.donors.private",
            "fund.received.private-share",
            "fund.received.average-per-year");

    private static final List<String> DONOR = List.of("fund.received", "fund.pledged");

    private final Declarations declarations = Declarations.standard();
    private final FigureEngine engine;
    private final FundReads fund;
    private final ClickHouseAudits audits;
    private final Clock clock;

    /**
     * @param clickHouse JDBC URL
     * @param clock for the time of printing
     */
    public Reporting(String clickHouse, Clock clock) {
        ClickHouseLedger ledger = new ClickHouseLedger(clickHouse, new Properties());
        this.engine = new FigureEngine(declarations, ledger, Jurisdictions.standard()::isCountry);
        this.fund = new FundReads(engine, ledger);
        this.audits = new ClickHouseAudits(clickHouse, new Properties());
        this.clock = clock;
    }

    public Declarations declarations() {
        return declarations;
    }

    /** What turns reports and statements into results of a language. */
    public Results results(Language language) {
        return new Results(Wording.in(language), FigureTexts.of(declarations));
    }

    /** The period report, beside published values where there are some. */
    public Report report(Question question, @Nullable PublishedValues published) {
        FundStatement statement = fund(question.period().to(), question.knownOn(), null);
        return new ReportBuilder(Statement.secretariat(), engine::computeAll)
                .build(question, published, statement, clock.instant())
                .with(statement.unverified());
    }

    /** The fund's statement at the end of a day, of all donors or of one. */
    public FundStatement fund(LocalDate at, @Nullable LocalDate knownOn, @Nullable String donor) {
        Question question = new Question(new Period(at, at), "", knownOn);
        List<Figure> figures = donor == null ? all(question) : of(donor, question);
        List<DonorTotals> donors = donor == null ? fund.donors(at, knownOn) : fund.donor(donor, at, knownOn);
        return new FundStatement(
                at,
                knownOn,
                donor,
                figures,
                donor == null ? fund.byDonorType(at, knownOn) : List.of(),
                donors.stream()
                        .map(d -> new FundStatement.Donor(
                                d.id(),
                                d.name(),
                                d.type(),
                                d.receivedCents(),
                                d.pledgedCents(),
                                d.contributions(),
                                d.illustrative()))
                        .toList(),
                donor == null ? fund.charges(at, knownOn) : List.of(),
                fund.years(at, knownOn, donor).stream()
                        .map(y -> new FundStatement.Year(y.year(), y.receivedCents(), y.grantedCents()))
                        .toList(),
                donor == null
                        ? fund.overdrawn(at, knownOn).stream()
                                .map(g ->
                                        new FundStatement.Overdrawn(g.grant(), g.committedCents(), g.disbursedCents()))
                                .toList()
                        : List.of(),
                figures.stream().anyMatch(f -> f.evidence().containsKey("illustrative")),
                audits.unverified());
    }

    private List<Figure> all(Question question) {
        List<Ask> asks = FUND.stream().map(id -> new Ask(id, question)).toList();
        Map<Ask, Figure> answers = engine.computeAll(asks);
        List<Figure> figures = new ArrayList<>();
        asks.forEach(ask -> figures.add(answers.get(ask)));
        return figures;
    }

    private List<Figure> of(String donor, Question question) {
        return DONOR.stream().map(id -> engine.compute(id, question, donor)).toList();
    }
}

package org.palermo.infra.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.DonorTotals;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.FundQuestion;
import org.palermo.reports.figures.LedgerReader;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.DonorStatements;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.FundStatements;
import org.palermo.reports.statements.PublishedValues;
import org.palermo.reports.statements.Report;
import org.palermo.reports.statements.ReportBuilder;
import org.palermo.reports.statements.Statement;
import org.palermo.reports.store.ClickHouseAudits;
import org.palermo.reports.store.ClickHouseFund;
import org.palermo.reports.store.ClickHouseLedger;
import org.palermo.reports.store.ClickHouseRecords;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Results;
import org.palermo.schemas.codes.Jurisdictions;
import org.palermo.schemas.codes.Language;

/** Reports and statements from the tables of a running stack. */
public final class Reporting {

    private final Declarations declarations = Declarations.standard();
    private final FigureEngine engine;
    private final LedgerReader ledger;
    private final FundStatements fund;
    private final DonorStatements donors;
    private final ClickHouseAudits audits;
    private final Clock clock;

    /**
     * @param clickHouse JDBC URL
     * @param clock for the time of printing
     */
    public Reporting(String clickHouse, Clock clock) {
        ClickHouseFund grants = new ClickHouseFund(clickHouse, new Properties());
        this.ledger = new ClickHouseLedger(clickHouse, new Properties());
        this.engine = new FigureEngine(declarations, ledger, Jurisdictions.standard()::isCountry);
        this.fund = new FundStatements(engine, ledger, grants);
        this.donors = new DonorStatements(fund, grants, new ClickHouseRecords(clickHouse, new Properties()));
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
        FundStatement statement = fund(FundQuestion.at(question.period().to(), question.knownOn()));
        return new ReportBuilder(Statement.secretariat(), engine::computeAll)
                .build(question, published, statement, clock.instant())
                .with(statement.unverified());
    }

    /** The fund's statement. */
    public FundStatement fund(FundQuestion question) {
        return fund.of(question).with(audits.unverified());
    }

    /** One donor's statement; none where no contribution by the last day ever named it. */
    public Optional<DonorStatement> donor(String donor, FundQuestion question) {
        return donors.of(donor, question).map(statement -> statement.with(audits.unverified()));
    }

    /** The donors of whom something stands at the end of a day, the largest receipts first. */
    public List<String> donors(FundQuestion question) {
        return ledger.donors(question.at(), question.knownOn()).stream()
                .map(DonorTotals::id)
                .distinct()
                .toList();
    }
}

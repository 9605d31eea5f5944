package org.palermo.infra.pipeline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.DonorTotals;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.FundLedger;
import org.palermo.reports.figures.FundQuestion;
import org.palermo.reports.figures.LedgerReader;
import org.palermo.reports.figures.MergedFund;
import org.palermo.reports.figures.Question;
import org.palermo.reports.figures.Reading;
import org.palermo.reports.figures.Remembered;
import org.palermo.reports.figures.SteadyReads;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.provenance.RecordReader;
import org.palermo.reports.publications.Manifest.PublishedFigure;
import org.palermo.reports.publications.Restatements;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.DonorStatements;
import org.palermo.reports.statements.FigureSource;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.FundStatements;
import org.palermo.reports.statements.PublishedValues;
import org.palermo.reports.statements.Report;
import org.palermo.reports.statements.SmallCounts;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.store.ClickHouseAudits;
import org.palermo.reports.store.ClickHouseFund;
import org.palermo.reports.store.ClickHouseIdentities;
import org.palermo.reports.store.ClickHouseLedger;
import org.palermo.reports.store.ClickHousePublications;
import org.palermo.reports.store.ClickHouseRecords;
import org.palermo.reports.store.ClickHouseTargets;
import org.palermo.reports.targets.Attainment;
import org.palermo.reports.targets.Target;
import org.palermo.reports.targets.TargetReader;
import org.palermo.reports.targets.Targets;
import org.palermo.reports.templates.ReportBuilder;
import org.palermo.reports.templates.Template;
import org.palermo.reports.templates.Templates;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Results;
import org.palermo.schemas.codes.Jurisdictions;
import org.palermo.schemas.codes.Language;

/** Reports and statements from the tables of a running stack. */
public final class Reporting {

    private final Declarations declarations;
    private final FigureEngine engine;
    private final LedgerReader ledger;
    private final FundStatements fund;
    private final DonorStatements donors;
    private final Targets targets;
    private final Supplier<@Nullable Unverified> audits;
    private final Clock clock;
    private final Map<Ask, Figure> computed = new ConcurrentHashMap<>();
    private final Disclosure disclosure;
    private final Supplier<Map<String, Long>> published;
    private final Runnable begins;
    private @Nullable SmallCounts guard;

    /**
     * @param clickHouse JDBC URL
     * @param clock for the time of printing
     * @param disclosure which small counts of persons are not shown
     */
    public Reporting(String clickHouse, Clock clock, Disclosure disclosure) {
        this(
                clickHouse,
                new SteadyReads(
                        new ClickHouseLedger(clickHouse, new Properties()),
                        new ClickHouseIdentities(clickHouse, new Properties())),
                clock,
                disclosure);
    }

    private Reporting(String clickHouse, SteadyReads reads, Clock clock, Disclosure disclosure) {
        this(
                Declarations.standard(),
                reads.ledger(),
                new MergedFund(new ClickHouseFund(clickHouse, new Properties()), reads.identities()),
                new ClickHouseTargets(clickHouse, new Properties()),
                new ClickHouseRecords(clickHouse, new Properties()),
                (_, _) -> {},
                new ClickHouseAudits(clickHouse, new Properties())::unverified,
                disclosure,
                () -> new ClickHousePublications(clickHouse)
                        .lastReadable()
                        .map(entry -> entry.read().survivors().known())
                        .orElseGet(TreeMap::new),
                clock,
                reads::begin);
    }

    /**
     * @param told hears of every figure that is computed, and of what it was computed for; from several threads at once
     * @param audits what speaks against the ledger
     * @param disclosure which small counts of persons are not shown
     * @param published the counts of survivors that publications have shown
     * @param clock for the time of printing
     */
    public Reporting(
            Declarations declarations,
            LedgerReader ledger,
            FundLedger grants,
            TargetReader targets,
            RecordReader records,
            BiConsumer<Ask, Figure> told,
            Supplier<@Nullable Unverified> audits,
            Disclosure disclosure,
            Supplier<Map<String, Long>> published,
            Clock clock) {
        this(declarations, ledger, grants, targets, records, told, audits, disclosure, published, clock, () -> {});
    }

    private Reporting(
            Declarations declarations,
            LedgerReader ledger,
            FundLedger grants,
            TargetReader targets,
            RecordReader records,
            BiConsumer<Ask, Figure> told,
            Supplier<@Nullable Unverified> audits,
            Disclosure disclosure,
            Supplier<Map<String, Long>> published,
            Clock clock,
            Runnable begins) {
        Remembered<Optional<LocalDate>, List<Target>> once =
                new Remembered<>(knownOn -> targets.targets(knownOn.orElse(null)));
        TargetReader steady = knownOn -> once.of(Optional.ofNullable(knownOn));
        this.begins = () -> {
            once.forget();
            begins.run();
        };
        this.declarations = declarations;
        this.ledger = ledger;
        this.engine = new FigureEngine(declarations, ledger, Jurisdictions.standard()::isCountry, (ask, figure) -> {
            computed.put(ask, figure);
            told.accept(ask, figure);
        });
        this.fund = new FundStatements(engine, ledger, grants, steady, clock);
        this.donors = new DonorStatements(fund, grants, records);
        this.targets = new Targets(engine, steady);
        this.audits = audits;
        this.clock = clock;
        this.disclosure = disclosure;
        this.published = published;
    }

    public Declarations declarations() {
        return declarations;
    }

    /** What figures are to reach, and how far they have come. */
    public Targets targets() {
        begins.run();
        return targets;
    }

    /** What turns reports and statements into results of a language. */
    public Results results(Language language) {
        return new Results(Wording.in(language), FigureTexts.of(declarations));
    }

    /** The report of a period by the standard template, beside published values where there are some. */
    public Report report(Question question, @Nullable PublishedValues published) {
        return report(Templates.named(Templates.STANDARD, declarations), question, published);
    }

    /** The report of a period by a template, beside published values where there are some. */
    public Report report(Template template, Question question, @Nullable PublishedValues published) {
        begins.run();
        Reading<@Nullable Unverified> verdict = Reading.begin(audits);
        Reading<Map<String, Long>> earlier = Reading.begin(this.published);
        List<Ask> asks = ReportBuilder.asks(template, declarations, question, published);
        Reading<Map<Ask, Figure>> figures = Reading.begin(() -> engine.computeAll(asks)); // beside the statement
        FundStatement statement = fund.of(FundQuestion.at(question.period().to(), question.knownOn()));
        SmallCounts counts = smallCounts(
                statement, asked -> asks.equals(asked) ? figures.get() : engine.computeAll(asked), earlier::get);
        guard = counts;
        Report report = new ReportBuilder(
                        template,
                        declarations,
                        counts,
                        day -> day.equals(statement.at())
                                ? counts.guarded(statement)
                                : statement(FundQuestion.at(day, question.knownOn())))
                .build(question, published, clock.instant())
                .with(verdict.get());
        return report.withTargets(targets.within(question, report.figures()).stream()
                .map(attainment -> shown(attainment, report))
                .toList());
    }

    /** A count of survivors is shown beside a target only where the report shows it as well, guarded with all the others. */
    private Attainment shown(Attainment attainment, Report report) {
        Figure actual = attainment.actual();
        if (actual == null || !declarations.figure(actual.id()).isOfSurvivors()) {
            return attainment;
        }
        return attainment.with(report.sections().stream()
                .flatMap(section -> section.lines().stream())
                .map(Report.Line::figure)
                .filter(figure ->
                        figure.id().equals(actual.id()) && figure.period().equals(actual.period()))
                .findFirst()
                .orElseGet(actual::withheld));
    }

    /**
     * The period report, with a word where it is not what was published of the period. What was known on a day of the past
     * is no news.
     */
    public Report reportSincePublished(
            Template template, Question question, @Nullable PublishedValues published, String clickHouse) {
        computed.clear();
        Report report = report(template, question, published);
        if (question.knownOn() != null) {
            return report;
        }
        List<PublishedFigure> figures = new ArrayList<>();
        computed.forEach((ask, figure) -> figures.add(PublishedFigure.of(ask, shown(figure))));
        return report.withRestated(new ClickHousePublications(clickHouse)
                .last(question.period(), question.programme())
                .flatMap(entry -> Restatements.of(entry, figures))
                .orElse(null));
    }

    /** The fund's statement. */
    public FundStatement fund(FundQuestion question) {
        begins.run();
        return statement(question);
    }

    private FundStatement statement(FundQuestion question) {
        Reading<@Nullable Unverified> verdict = Reading.begin(audits);
        FundStatement statement = fund.of(question).with(verdict.get());
        return smallCounts(statement).guarded(statement);
    }

    /** The counts of survivors that the last report shows. */
    public SortedMap<String, Long> told() {
        SmallCounts last = guard;
        return last == null ? new TreeMap<>() : last.told();
    }

    /** A figure of the last report as it may be shown. */
    public Figure shown(Figure figure) {
        SmallCounts last = guard;
        return last == null ? figure : last.guarded(figure);
    }

    private SmallCounts smallCounts(FundStatement statement) {
        return smallCounts(statement, engine::computeAll, published);
    }

    private SmallCounts smallCounts(FundStatement statement, FigureSource source, Supplier<Map<String, Long>> earlier) {
        return new SmallCounts(
                source,
                id -> declarations.figure(id).isOfSurvivors(),
                disclosure,
                statement.survivors(),
                statement.figures(),
                statement.survivors().years().isEmpty() ? Map.of() : earlier.get());
    }

    /** One donor's statement; none where no contribution by the last day ever named it. */
    public Optional<DonorStatement> donor(String donor, FundQuestion question) {
        begins.run();
        return donors.of(donor, question)
                .map(statement -> statement
                        .with(smallCounts(statement.fund()).guarded(statement.fund()))
                        .with(audits.get()));
    }

    /** The donors of whom something stands at the end of a day, the largest receipts first. */
    public List<String> donors(FundQuestion question) {
        begins.run();
        return ledger.donors(question.at(), question.knownOn()).stream()
                .map(DonorTotals::id)
                .distinct()
                .toList();
    }
}

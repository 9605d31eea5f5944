package org.palermo.infra.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.MergedLedger;
import org.palermo.reports.figures.Question;
import org.palermo.reports.figures.SurvivorCounts;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.provenance.Annex;
import org.palermo.reports.provenance.Explainer;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.provenance.Shown;
import org.palermo.reports.statements.Report;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.store.ClickHouseAudits;
import org.palermo.reports.store.ClickHouseIdentities;
import org.palermo.reports.store.ClickHouseLedger;
import org.palermo.reports.store.ClickHouseRecords;
import org.palermo.schemas.codes.Jurisdictions;

/** Where figures come from, read from the tables of a running stack. */
public final class Provenance {

    /** What can be asked of one donor: its own receipts and pledges. */
    public static final List<String> OF_ONE_DONOR = List.of("fund.received", "fund.pledged");

    /** More identifiers than are ever offered: which of them are near is decided elsewhere. */
    private static final int NEAR = 20;

    private final ClickHouseRecords records;
    private final FigureEngine engine;
    private final ClickHouseAudits audits;

    /** @param clickHouse JDBC URL */
    public Provenance(String clickHouse) {
        this.records = new ClickHouseRecords(clickHouse, new Properties());
        this.audits = new ClickHouseAudits(clickHouse, new Properties());
        this.engine = new FigureEngine(
                Declarations.standard(),
                new MergedLedger(
                        new ClickHouseLedger(clickHouse, new Properties()),
                        new ClickHouseIdentities(clickHouse, new Properties())),
                Jurisdictions.standard()::isCountry);
    }

    /**
     * A figure as the report shows it; withheld where it is a small count of persons.
     *
     * @throws IllegalArgumentException if no figure has that id
     */
    public Figure figure(String id, Question question, Disclosure disclosure) {
        Figure figure = engine.compute(id, question);
        BigDecimal value = figure.value();
        boolean small = value != null && isOfSurvivors(id) && disclosure.isSmall(value.longValue());
        return small ? figure.withheld() : figure;
    }

    /** Whether an explanation lists counts of survivors so small that they are not shown. */
    public boolean tellsSmallCounts(Explanation explanation, Disclosure disclosure) {
        return explanation.trace().declaration().isOfSurvivors()
                && explanation.trace().operands().stream()
                        .flatMap(operand -> operand.lines().stream())
                        .anyMatch(
                                line -> disclosure.isSmall(Math.abs(line.line().quantity())));
    }

    /**
     * Whether a record's history tells counts of survivors so small that they are not shown, or some from which, with the
     * sums of their year, such a count of another record could be worked out.
     */
    public boolean tellsSmallCounts(History history, Disclosure disclosure) {
        Set<Integer> years = history.steps().stream()
                .flatMap(step -> step.postings().stream())
                .filter(line -> SurvivorCounts.isOf(line.account()))
                .map(line -> line.from().getYear())
                .collect(Collectors.toSet());
        return !years.isEmpty()
                && records.yearsOfSmallCounts(disclosure).stream().anyMatch(years::contains);
    }

    private static boolean isOfSurvivors(String figure) {
        return Declarations.standard().figure(figure).isOfSurvivors();
    }

    /**
     * Why a figure is what it is, with the histories of the records that are shown.
     *
     * @param donor whose contributions alone count, of what was received or pledged; null for all
     * @throws IllegalArgumentException if no figure has that id, or it is asked of a donor and is no sum
     */
    public Explanation explain(String figure, Question question, @Nullable String donor, Shown shown) {
        Explanation explanation = Explainer.explain(engine.trace(figure, question, donor));
        List<RecordedEvent> events = records.acceptedEvents(shown.records(explanation), question.knownOn());
        return explanation.with(History.of(events, List.of()));
    }

    /** The records that the figures of a report rest on, as it was known then. */
    public Annex annex(Report report) {
        List<Ask> asks = report.sections().stream()
                .flatMap(section -> section.lines().stream())
                .map(line -> new Ask(
                        line.figure().id(), report.question().over(line.figure().period())))
                .toList();
        Annex annex =
                Annex.of(engine.traceAll(asks).stream().map(Explainer::explain).toList());
        List<RecordedEvent> events =
                records.acceptedEvents(annex.records(), report.question().knownOn());
        return annex.with(History.of(events, List.of()));
    }

    /**
     * The histories of all entities, of whatever kind, that an identifier names; none where it names none.
     *
     * @param id of an entity or of one of its events
     */
    public List<History> histories(String id) {
        List<RecordedEvent> events = records.eventsOf(id);
        return events.isEmpty() ? List.of() : History.of(events, records.postingsOf(id));
    }

    /** Why the tables cannot be relied on at present; null where nothing speaks against them. */
    public @Nullable Unverified unverified() {
        return audits.unverified();
    }

    /** Identifiers of entities that are written much like this one, nearest first. */
    public List<String> idsLike(String id) {
        return records.idsLike(id, NEAR);
    }
}

package org.palermo.infra.audit;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.RecordedProgrammes;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.Identities;
import org.palermo.reports.figures.MergedLedger;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.store.ClickHouseIdentities;
import org.palermo.reports.store.ClickHouseLedger;
import org.palermo.schemas.codes.Jurisdictions;

/**
 * Every declared figure, of every programme, of the last twelve months on record and of all time, computed from the
 * totals and computed from the postings.
 *
 * <p>While events keep coming the totals move on; so they are read, after a look at how far they go, until no total goes
 * further afterwards, and the postings are read up to exactly there. It is the totals themselves that are asked: what says
 * how far they go is written after them, and says less while they are ahead.
 */
final class FigureCheck {

    /** The last day that a register can hold: knowing by then is knowing all, and is asked of the postings. */
    private static final LocalDate END_OF_TIME = LocalDate.of(2199, 12, 31);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int PROGRAMMES = 20;

    private final String url;
    private final AuditTables tables;
    private final Disagreements found;
    private final Duration patience;

    /** @param patience how long the totals may go on moving */
    FigureCheck(String url, AuditTables tables, Disagreements found, Duration patience) {
        this.patience = patience;
        this.url = url;
        this.tables = tables;
        this.found = found;
    }

    /** How many figures were compared; 0 where the totals moved on each time that they were read. */
    int run() throws InterruptedException {
        Period all = tables.period();
        if (all == null) {
            return 0;
        }
        YearMonth lastMonth = YearMonth.from(all.to());
        Period year = new Period(lastMonth.minusMonths(11).atDay(1), lastMonth.atEndOfMonth());
        List<Question> questions = new ArrayList<>();
        List<String> programmes = new RecordedProgrammes(url).all();
        for (String programme : programmes.isEmpty()
                ? List.of("")
                : programmes.stream().limit(PROGRAMMES).toList()) {
            questions.add(new Question(all, programme, null));
            questions.add(new Question(year, programme, null));
        }
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            Map<TopicPartition, Long> covered = tables.last("coverage", "covered_offset");
            FigureEngine engine = engine(covered);
            Map<Ask, Figure> fromTotals = engine.computeAll(asks(engine, questions, null));
            if (tables.totalsGoNoFurther(covered) && tables.haveOutcomes(covered)) {
                Map<Ask, Figure> fromPostings = engine.computeAll(asks(engine, questions, END_OF_TIME));
                fromTotals.forEach((ask, figure) -> compare(
                        ask, figure, Objects.requireNonNull(fromPostings.get(new Ask(ask.figure(), allKnown(ask))))));
                return fromTotals.size();
            }
            Thread.sleep(PAUSE);
        } while (System.nanoTime() < deadline);
        return 0;
    }

    private static Question allKnown(Ask ask) {
        return new Question(ask.question().period(), ask.question().programme(), END_OF_TIME);
    }

    private static List<Ask> asks(FigureEngine engine, List<Question> questions, @Nullable LocalDate knownOn) {
        List<Ask> asks = new ArrayList<>();
        for (Question question : questions) {
            for (FigureDeclaration figure : engine.declarations()) {
                asks.add(new Ask(figure.id(), new Question(question.period(), question.programme(), knownOn)));
            }
        }
        return asks;
    }

    /** An engine that sees no posting of a later input, and one state of who is who; the totals it sees as they are. */
    private FigureEngine engine(Map<TopicPartition, Long> covered) {
        Properties pinned = new Properties();
        String upTo = covered.entrySet().stream()
                .map(end -> "(topic = \\'" + end.getKey().topic() + "\\' AND partition = "
                        + end.getKey().partition() + " AND offset <= " + end.getValue() + ")")
                .collect(Collectors.joining(" OR "));
        pinned.setProperty(
                "clickhouse_setting_additional_table_filters",
                "{'posting_rows': '" + (upTo.isEmpty() ? "0" : upTo) + "'}");
        Identities identities = new ClickHouseIdentities(url, new Properties()).identities(null);
        return new FigureEngine(
                Declarations.standard(),
                new MergedLedger(new ClickHouseLedger(url, pinned), _ -> identities),
                Jurisdictions.standard()::isCountry);
    }

    private void compare(Ask ask, Figure totals, Figure postings) {
        String recorded = text(postings);
        String shown = text(totals);
        if (!recorded.equals(shown)) {
            Period period = ask.question().period();
            found.add(new Disagreement(
                    Sort.FIGURE_ALTERED,
                    "",
                    -1,
                    -1,
                    "",
                    ask.figure() + " " + period.from() + ".." + period.to() + " "
                            + ask.question().programme(),
                    recorded,
                    shown));
        }
    }

    private static String text(Figure figure) {
        return "value=" + figure.value() + " atMost=" + figure.atMost() + " evidence="
                + new TreeMap<>(figure.evidence()) + " members=" + figure.members() + " parts=" + figure.parts();
    }
}

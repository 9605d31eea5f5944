package org.palermo.infra.bench.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.reports.figures.FundQuestion;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.privacy.Disclosure;

/**
 * Reports over many postings. The rows are those that streams and sink wrote, and copies of them that lie whole years
 * earlier and belong to other entities, together with copies of their outcomes and totals, so that the accounts are as full
 * as the events made them and the totals remain the sums of the postings: each copy is of topics of its own, because two
 * copies may come to the same month.
 */
public final class ReportReads {

    private static final String MORE = " - toIntervalYear(number + 1)";
    private static final LocalDate LATER = LocalDate.of(2100, 1, 1);

    private final Database database;
    private final Reporting reporting;
    private final Question now =
            new Question(new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 3, 31)), "global", null);

    public ReportReads(Database database) {
        this.database = database;
        this.reporting = new Reporting(database.url(), Clock.systemUTC(), Disclosure.STANDARD);
    }

    /**
     * Adds copies until there are at least so many postings.
     *
     * @return how many there are then
     */
    public long fill(long postings) {
        long held = database.number("SELECT count() FROM postings");
        long base = database.number("SELECT count() FROM postings WHERE position(topic, '~') = 0");
        long times = base == 0 ? 0 : Math.max(0, (postings - held + base - 1) / base);
        long from = (held - base) / Math.max(1, base);
        String numbers = "numbers(" + from + ", " + times + ")";
        if (times > 0) {
            copy(numbers);
        }
        return database.number("SELECT count() FROM postings");
    }

    private void copy(String numbers) {
        database.execute("INSERT INTO posting_rows SELECT account, occurred_from" + MORE + ", occurred_to" + MORE
                + ", jurisdiction, concat(posting_id, '~', toString(number)), kind,"
                + " concat(entity_id, '~', toString(number)), revision, ordinal, known_at" + MORE
                + ", programme, region, category, party, quantity, unit, evidence, original_minor, original_currency,"
                + " concat(event_id, '~', toString(number)), concat(topic, '~', toString(number)), partition,"
                + " offset + 10000000 * number FROM posting_rows CROSS JOIN " + numbers
                + " AS n WHERE position(topic, '~') = 0");
        database.execute(
                "INSERT INTO outcome_rows SELECT concat(topic, '~', toString(number)), partition, offset + 10000000 * number,"
                        + " published_at, outcome, reason, detail, kind, concat(entity_id, '~', toString(number)),"
                        + " concat(event_id, '~', toString(number)), revision, known_at" + MORE + ", recorded_at" + MORE
                        + ", recorded_by, source, evidence, note, backfilled, withdrawn, body, postings, journal_partition,"
                        + " journal_offset, redriven_from FROM outcome_rows CROSS JOIN " + numbers
                        + " AS n WHERE position(topic, '~') = 0");
        database.execute("INSERT INTO total_rows SELECT account, occurred_from" + MORE + ", occurred_to" + MORE
                + ", programme, jurisdiction, region, category, party, unit, evidence, concat(topic, '~', toString(number)), partition,"
                + " quantity, postings, covered_offset, totals_partition, totals_offset"
                + " FROM totals CROSS JOIN " + numbers + " AS n WHERE position(topic, '~') = 0");
    }

    /** Merges every table into one part, as ClickHouse does by itself with tables that are left alone. */
    public void settle() {
        List.of("posting_rows", "outcome_rows", "total_rows", "coverage_rows")
                .forEach(table -> database.execute("OPTIMIZE TABLE " + table + " FINAL"));
    }

    /** The period report with its fund statement. */
    public Delays report(boolean fromPostings, int times) {
        Question question = new Question(now.period(), now.programme(), fromPostings ? LATER : null);
        return times(times, () -> reporting.report(question, null));
    }

    /** The fund's statement alone. */
    public Delays fund(boolean fromPostings, int times) {
        @Nullable LocalDate known = fromPostings ? LATER : null;
        return times(times, () -> reporting.fund(FundQuestion.at(now.period().to(), known)));
    }

    private static Delays times(int times, Runnable read) {
        read.run(); // the first one opens connections and files
        List<Duration> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            read.run();
            taken.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        return new Delays(taken);
    }
}

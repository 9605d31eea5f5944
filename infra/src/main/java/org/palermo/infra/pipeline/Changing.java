package org.palermo.infra.pipeline;

import java.time.LocalDate;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.changes.ChangeReader;
import org.palermo.reports.changes.ChangeReport;
import org.palermo.reports.changes.Changes;
import org.palermo.reports.changes.SmallChanges;
import org.palermo.reports.changes.Span;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.MergedLedger;
import org.palermo.reports.figures.Movements;
import org.palermo.reports.figures.Period;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.publications.FrozenLedger;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.store.ClickHouseAudits;
import org.palermo.reports.store.ClickHouseChanges;
import org.palermo.reports.store.ClickHouseFund;
import org.palermo.reports.store.ClickHouseIdentities;
import org.palermo.reports.store.ClickHouseLedger;
import org.palermo.reports.store.ClickHouseRecords;
import org.palermo.reports.store.Pinned;
import org.palermo.schemas.codes.Jurisdictions;

/** What became known between two days, read from the tables of a running stack. */
public final class Changing {

    /** Figures and postings are read one after the other: what is published meanwhile may be in one of them alone. */
    private static final int ATTEMPTS = 3;

    private final Declarations declarations = Declarations.standard();
    private final ChangeReader reader;
    private final Changes changes;
    private final ClickHouseAudits audits;
    private final SmallChanges small;

    /** Between days. */
    public Changing(String clickHouse, Disclosure disclosure) {
        this(clickHouse, null, disclosure);
    }

    /**
     * @param clickHouse JDBC URL
     * @param published what the publication knew that the spans begin with; null where they begin with a day
     * @param disclosure which small counts of persons are not shown
     */
    public Changing(String clickHouse, Span.@Nullable Known published, Disclosure disclosure) {
        this.small = new SmallChanges(
                id -> declarations.figure(id).isOfSurvivors(),
                disclosure,
                () -> new ClickHouseRecords(clickHouse, new Properties()).yearsOfSmallCounts(disclosure));
        Jurisdictions jurisdictions = Jurisdictions.standard();
        this.reader = new ClickHouseChanges(clickHouse, new Properties());
        this.audits = new ClickHouseAudits(clickHouse, new Properties());
        FigureEngine now = new FigureEngine(
                declarations,
                new MergedLedger(
                        new ClickHouseLedger(clickHouse, new Properties()),
                        new ClickHouseIdentities(clickHouse, new Properties())),
                jurisdictions::isCountry);
        this.changes = new Changes(
                published == null
                        ? now
                        : new FigureEngine(
                                declarations,
                                new FrozenLedger(
                                        new MergedLedger(
                                                new ClickHouseLedger(clickHouse, Pinned.to(published.positions())),
                                                new ClickHouseIdentities(clickHouse, Pinned.to(published.positions()))),
                                        new ClickHouseFund(clickHouse, Pinned.to(published.positions()))),
                                jurisdictions::isCountry),
                now,
                new Movements(declarations, jurisdictions::isCountry),
                reader);
    }

    public Declarations declarations() {
        return declarations;
    }

    /** The first day on which anything recorded may have occurred; null where nothing is recorded. */
    public @Nullable LocalDate firstOccurred() {
        return reader.firstOccurred();
    }

    /** Why the tables cannot be relied on at present; null where nothing speaks against them. */
    public @Nullable Unverified unverified() {
        return audits.unverified();
    }

    /** What became known in a span; read again where more was published while it was read. */
    public ChangeReport of(Span span, Period period, String programme) {
        ChangeReport report = changes.of(span, period, programme);
        for (int attempt = 1; attempt < ATTEMPTS && !report.isExact(); attempt++) {
            report = changes.of(span, period, programme);
        }
        return small.guarded(report);
    }
}

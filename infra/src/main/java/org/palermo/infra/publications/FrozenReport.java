package org.palermo.infra.publications;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.MergedFund;
import org.palermo.reports.figures.MergedLedger;
import org.palermo.reports.publications.DefinitionsVersion;
import org.palermo.reports.publications.FrozenLedger;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.publications.Manifest.Asked;
import org.palermo.reports.publications.Manifest.PublishedFigure;
import org.palermo.reports.publications.Positions;
import org.palermo.reports.statements.PublishedValues;
import org.palermo.reports.statements.Report;
import org.palermo.reports.statements.Restated;
import org.palermo.reports.store.ClickHouseFund;
import org.palermo.reports.store.ClickHouseIdentities;
import org.palermo.reports.store.ClickHouseLedger;
import org.palermo.reports.store.ClickHousePublications;
import org.palermo.reports.store.ClickHouseRecords;
import org.palermo.reports.store.ClickHouseTargets;
import org.palermo.reports.store.Pinned;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.Result;
import org.palermo.reports.write.Writers;
import org.palermo.schemas.codes.Language;

/**
 * A report as it is at some positions of the log and a fixed instant, with all that its manifest says of it. The same
 * positions, instant and definitions give the same bytes, whatever was recorded since, and whatever day it is.
 */
final class FrozenReport {

    private final Asked asked;
    private final Reporting reporting;
    private final Report report;
    private final List<PublishedFigure> figures;
    private final List<Manifest.Records> records;
    private final List<Manifest.RateUsed> rates;
    private final Manifest.Definitions definitions;

    private FrozenReport(
            Asked asked,
            Reporting reporting,
            Report report,
            List<PublishedFigure> figures,
            List<Manifest.Records> records,
            List<Manifest.RateUsed> rates,
            Manifest.Definitions definitions) {
        this.asked = asked;
        this.reporting = reporting;
        this.report = report;
        this.figures = figures;
        this.records = records;
        this.rates = rates;
        this.definitions = definitions;
    }

    /**
     * Computes it.
     *
     * @param clickHouse JDBC URL
     * @param before the counts of survivors that earlier publications had shown
     * @param printed the time that the outputs print
     * @throws org.palermo.reports.statements.InvalidDeclaration where a file of published values is wrong
     * @throws org.palermo.reports.publications.InvalidManifest where the template cannot be had
     */
    static FrozenReport of(
            String clickHouse,
            Declarations declarations,
            Asked asked,
            Positions positions,
            Map<String, Long> before,
            Instant printed) {
        Properties pinned = Pinned.to(positions);
        ClickHouseIdentities identities = new ClickHouseIdentities(clickHouse, pinned);
        FrozenLedger ledger = new FrozenLedger(
                new MergedLedger(new ClickHouseLedger(clickHouse, pinned), identities),
                new MergedFund(new ClickHouseFund(clickHouse, pinned), identities));
        Map<Ask, Figure> computed = new ConcurrentHashMap<>();
        Reporting reporting = new Reporting(
                declarations,
                ledger,
                ledger,
                new ClickHouseTargets(clickHouse, pinned),
                new ClickHouseRecords(clickHouse, pinned),
                computed::put,
                () -> null,
                asked.disclosure(),
                () -> before,
                Clock.fixed(printed, ZoneOffset.UTC));
        Report report = reporting
                .report(asked.template(declarations), asked.question(), beside(asked))
                .under(asked.cover());
        List<PublishedFigure> figures = new ArrayList<>();
        computed.forEach((ask, figure) -> figures.add(PublishedFigure.of(ask, reporting.shown(figure))));
        figures.sort(Comparator.comparing(PublishedFigure::id)
                .thenComparing(PublishedFigure::by)
                .thenComparing(figure -> figure.asked().from())
                .thenComparing(figure -> figure.asked().to())
                .thenComparing(PublishedFigure::programme));
        ClickHousePublications store = new ClickHousePublications(clickHouse);
        TreeSet<String> ids = new TreeSet<>();
        figures.forEach(figure -> ids.add(figure.id()));
        return new FrozenReport(
                asked,
                reporting,
                report,
                figures,
                store.records(ledger.read(), asked.knownOn(), positions),
                store.rates(ledger.read(), asked.knownOn(), positions),
                DefinitionsVersion.of(declarations, ids, report.template().text(), languages(asked)));
    }

    private static @Nullable PublishedValues beside(Asked asked) {
        return asked.file(Manifest.PUBLISHED_VALUES)
                .map(file -> PublishedValues.parse(file.name(), file.text()))
                .orElse(null);
    }

    private static List<Language> languages(Asked asked) {
        return asked.languages().stream()
                .map(tag -> Language.of(tag)
                        .orElseThrow(() -> new IllegalArgumentException("no report is written in " + tag)))
                .toList();
    }

    /** A report has several tables, so its CSV is an archive. */
    private static String ending(Format format) {
        return format == Format.CSV ? "csv.zip" : format.extension();
    }

    List<PublishedFigure> figures() {
        return figures;
    }

    List<Manifest.Records> records() {
        return records;
    }

    List<Manifest.RateUsed> rates() {
        return rates;
    }

    /** The counts of survivors that it shows. */
    SortedMap<String, Long> survivors() {
        return reporting.told();
    }

    Manifest.Definitions definitions() {
        return definitions;
    }

    /**
     * The files, by language and format in the order asked; formats that this program does not know are left out.
     *
     * @param restated what the report says of an earlier publication
     */
    List<Written> write(@Nullable Restated restated) {
        Writers writers = new Writers();
        List<Written> files = new ArrayList<>();
        for (Language language : languages(asked)) {
            Result result = reporting.results(language).of(report.withRestated(restated));
            for (String code : asked.formats()) {
                Format.ofCode(code)
                        .ifPresent(format -> files.add(new Written(
                                "report." + language.tag() + "." + ending(format),
                                format,
                                language,
                                writers.write(result, format))));
            }
        }
        return files;
    }
}

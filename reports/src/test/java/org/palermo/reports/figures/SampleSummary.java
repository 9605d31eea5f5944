package org.palermo.reports.figures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.palermo.reports.statements.Report;
import org.palermo.reports.templates.ReportBuilder;
import org.palermo.reports.templates.Template;
import org.palermo.reports.templates.TemplateReader;
import org.palermo.reports.templates.Templates;

/**
 * The programme summary of 2015, computed from postings that can be added up on paper. Its numbers try every language: one,
 * two, five and twenty-one of a thing, numbers of four and of five digits, and nought.
 */
public final class SampleSummary {

    private static final String LEDGER = """
            activities             2014-06-01 5  category=prevention  evidence=documented
            activities.by-region   2014-06-01 5  category=prevention  evidence=documented region=002
            activities             2015-03-25 2  category=prevention  evidence=documented
            activities.by-region   2015-03-25 2  category=prevention  evidence=documented region=150
            activities             2015-05    18 category=legislative evidence=inferred
            activities.by-region   2015-05    18 category=legislative evidence=inferred region=142
            activities             2015       1  category=data-and-research
            activities.by-region   2015       1  category=data-and-research
            activities.by-country        2014-06-01 1 category=prevention evidence=documented in=KEN region=002
            activities.by-country        2015-03-25 1 category=prevention evidence=documented in=MDA region=150
            activities.by-country        2015-05    1 category=legislative evidence=inferred in=GEO region=142
            activities.direct.by-country 2015-03-25 1 category=prevention evidence=documented in=MDA region=150
            participants           2014-02-03 1234  evidence=documented
            participants.by-group  2014-02-03 1234  evidence=documented party=criminal-justice
            participants           2015-02-03 12345 evidence=documented
            participants.by-group  2015-02-03 12000 evidence=documented party=criminal-justice
            participants.by-group  2015-02-03 345   evidence=documented party=civil-society
            outputs                2015-07 1 category=publication
            agreements             2014 2
            cases                  2015-01-10 21 in=GEO region=142
            cases.by-country       2015-01-10 21 in=GEO region=142
            fund.received          2014-05 150050      category=member-state party=D-1 evidence=documented
            fund.received          2015-03 123456789   category=private-sector party=D-2 evidence=documented
            fund.charges           2015-12-31 16050789 category=reserve evidence=documented
            """;

    private SampleSummary() {}

    /** @param printed when it is said to have been computed */
    public static Report report(Instant printed) {
        return report(Templates.named("programme-summary", Declarations.standard()), printed);
    }

    /** The same figures by a template with charts and by quarter. */
    public static Report charts(Instant printed) {
        Template template = TemplateReader.read("charts", "charts.yaml", charts(), Declarations.standard())
                .template();
        return report(Objects.requireNonNull(template), printed);
    }

    private static String charts() {
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream("charts.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Report report(Template template, Instant printed) {
        Declarations declarations = Declarations.standard();
        FigureEngine engine = new FigureEngine(
                declarations,
                new ListedLedger(FigureCases.lines(LEDGER).map(Entry::of).toList()),
                FigureCases.IS_COUNTRY);
        return new ReportBuilder(template, declarations, engine::computeAll, day -> {
                    throw new AssertionError("no statement of the fund stands in it: " + day);
                })
                .build(new Question(FigureCases.period("2015"), "global", null), null, printed);
    }
}

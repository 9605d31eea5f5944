package org.palermo.reports.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Figure.Kind;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.FigureSource;
import org.palermo.reports.statements.FundSample;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.Published;
import org.palermo.reports.statements.Published.Qualifier;
import org.palermo.reports.statements.Published.Verdict;
import org.palermo.reports.statements.PublishedValues;
import org.palermo.reports.statements.Report;

class ReportBuilderTest {

    private static final Period PERIOD = new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 4, 30));
    private static final Period TO_MARCH = new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 3, 31));
    private static final Question QUESTION = new Question(PERIOD, "global", LocalDate.of(2016, 6, 1));
    private static final Declarations DECLARATIONS = Declarations.standard();

    private static Template template(String content) {
        String yaml = """
                title: {en: Sample}
                sections:
                  - title: {en: One}
                    content: %s
                """.formatted(content);
        Checked checked = TemplateReader.read("sample", "sample.yaml", yaml, DECLARATIONS);
        assertEquals(List.of(), checked.findings());
        return Objects.requireNonNull(checked.template());
    }

    private static Report build(
            String content, FigureSource source, @Nullable PublishedValues published, FundStatement fund) {
        return new ReportBuilder(template(content), DECLARATIONS, source, _ -> fund)
                .build(QUESTION, published, Instant.EPOCH);
    }

    private static final String LINES = "[{figures: [fund.projects, outputs]}, fund]";

    @Test
    void whoReadsAheadReadsWhatTheReportAsks() {
        Template template = template("[{figures: [fund.projects, outputs]}, {figures: [participants]}]");
        List<Ask> asked = new ArrayList<>();
        FigureSource source = asks -> {
            asked.addAll(asks);
            return thirty("documented").computeAll(asks);
        };

        new ReportBuilder(template, DECLARATIONS, source, _ -> FundSample.empty(PERIOD.to(), false))
                .build(QUESTION, null, Instant.EPOCH);

        assertEquals(3, asked.size());
        assertEquals(asked, ReportBuilder.asks(template, DECLARATIONS, QUESTION, null));
    }

    /** Answers 30 to everything, and says over which period it was asked. */
    private static FigureSource thirty(String evidence) {
        return asks -> {
            Map<Ask, Figure> answers = new LinkedHashMap<>();
            asks.forEach(ask -> answers.put(
                    ask,
                    new Figure(
                            ask.figure(),
                            ask.figure().startsWith("fund") ? Kind.STOCK : Kind.FLOW,
                            "grant",
                            ask.question().period(),
                            BigDecimal.valueOf(30),
                            null,
                            Map.of(evidence, BigDecimal.valueOf(30)),
                            List.of(),
                            List.of(),
                            Figure.Source.POSTINGS,
                            null)));
            return answers;
        };
    }

    private static FundStatement fund(boolean demonstration) {
        return FundSample.empty(PERIOD.to(), demonstration);
    }

    private static PublishedValues published(Period period) {
        return new PublishedValues(
                new Report.PublishedDocument(Map.of("en", "Report"), LocalDate.of(2016, 6, 14)),
                period,
                "global",
                List.of(new Published(
                        "fund.projects",
                        BigDecimal.valueOf(30),
                        Qualifier.EXACT,
                        BigDecimal.ONE,
                        "71",
                        TO_MARCH,
                        Map.of())));
    }

    @Test
    void aLineTakesTheDateOfWhatWasPublishedAndKeepsTheDayOfKnowledge() {
        // When
        Report report = build(LINES, thirty("documented"), published(PERIOD), fund(false));

        // Then
        Report.Line projects = report.sections().getFirst().lines().get(0);
        Report.Line outputs = report.sections().getFirst().lines().get(1);
        assertEquals(TO_MARCH, projects.figure().period());
        assertTrue(projects.ownPeriod());
        assertEquals(Verdict.AGREES, projects.beside().getFirst().verdict());
        assertEquals(PERIOD, outputs.figure().period());
        assertFalse(outputs.ownPeriod());
        assertEquals(List.of(), outputs.beside());
        assertFalse(report.demonstration());
    }

    @Test
    void oneIllustrativeFigureMakesADemonstration() {
        // When
        Report report = build(LINES, thirty("illustrative"), null, fund(false));

        // Then
        assertTrue(report.demonstration());
    }

    @Test
    void anIllustrativeFundMakesADemonstration() {
        // When
        Report report = build(LINES, thirty("reported"), null, fund(true));

        // Then
        assertTrue(report.demonstration());
    }

    @Test
    void publishedValuesOfAnotherPeriodAreRefused() {
        // When
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class,
                () -> build(LINES, thirty("documented"), published(TO_MARCH), fund(false)));

        // Then
        assertEquals(
                "the published values speak of global, 2014-10-01 to 2016-03-31, the report of global, 2014-10-01 to "
                        + "2016-04-30",
                problem.getMessage());
    }

    @Test
    void anAnswerThatIsMissingIsAFault() {
        // When, Then
        assertThrows(IllegalStateException.class, () -> build(LINES, asks -> Map.of(), null, fund(false)));
    }
}

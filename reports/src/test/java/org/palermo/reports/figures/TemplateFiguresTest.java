package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.palermo.reports.statements.Contrast;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.statements.Report;
import org.palermo.reports.templates.ReportBuilder;
import org.palermo.reports.templates.Template;
import org.palermo.reports.templates.TemplateReader;
import org.palermo.reports.templates.Templates;

/** Whatever a template shows of a figure, over whatever piece of a period, is what a plain fold of the registers gives. */
class TemplateFiguresTest {

    private static final Declarations DECLARATIONS = Declarations.standard();
    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);

    /** Programme summary and metrics by quarter; the fund's statement has tests of its own. */
    @Property(tries = 150)
    void ourTemplatesShowWhatAPlainFoldGives(@ForAll long seed) {
        Random random = new Random(seed);
        Registers registers = Registers.random(random);
        LocalDate knownOn = random.nextBoolean() ? null : FIRST.plusDays(random.nextInt(1500));
        Question question = new Question(months(random), "global", knownOn);
        int compared = 0;
        for (String name : List.of("programme-summary", "quarterly")) {
            for (Figure figure : figures(build(Templates.named(name, DECLARATIONS), registers, question))) {
                if (FigurePropertiesTest.FOLDED.contains(figure.id())) {
                    PlainFold.Answer answer = new PlainFold(registers, figure.period(), knownOn).answer(figure.id());
                    assertEquals(
                            answer,
                            new PlainFold.Answer(figure.value(), figure.atMost()),
                            name + ": " + figure.id() + " over " + figure.period());
                    compared++;
                }
            }
        }
        assertTrue(compared > 20, compared + " figures");
    }

    /** A flow that can be added up, cut into months, comes to the whole with what is dated less exactly. */
    @Property(tries = 100)
    void monthsQuartersAndYearsComeToTheWhole(@ForAll long seed) {
        Random random = new Random(seed);
        Registers registers = Registers.random(random);
        Question question = new Question(months(random), "global", null);
        List<BigDecimal> wholes = new ArrayList<>();
        for (String unit : List.of("month", "quarter", "year")) {
            Report report = build(
                    template("{breakdown: [activities, participants, cases.added], by: " + unit + "}"),
                    registers,
                    question);
            for (Passage.Row row : series(report).rows()) {
                BigDecimal sum = row.rest();
                for (Figure piece : row.values()) {
                    sum = sum.add(value(piece));
                }
                assertEquals(0, value(row.whole()).compareTo(sum), row.whole().id() + " by " + unit);
                assertTrue(row.rest().signum() >= 0, row.whole().id() + " by " + unit);
                wholes.add(value(row.whole()));
            }
            Period first = series(report).pieces().getFirst();
            Period last = series(report).pieces().getLast();
            assertEquals(question.period(), new Period(first.from(), last.to()), unit);
        }
        assertEquals(wholes.subList(0, 3), wholes.subList(3, 6));
        assertEquals(wholes.subList(0, 3), wholes.subList(6, 9));
    }

    /** Turning a comparison round turns the sign of the change, and nothing is a share of nought. */
    @Property(tries = 100)
    void aComparisonTurnedRoundChangesItsSign(@ForAll long seed) {
        Random random = new Random(seed);
        Registers registers = Registers.random(random);
        String one = written(months(random));
        String other = written(months(random));
        if (one.equals(other)) {
            return; // a period is not compared with itself
        }
        Question question = new Question(months(random), "global", null);
        String figures = "[activities, participants, countries.supported, cases.stock]";

        List<Contrast> there = contrasts(build(
                template("{compare: " + figures + ", period: " + one + ", with: " + other + "}"), registers, question));
        List<Contrast> back = contrasts(build(
                template("{compare: " + figures + ", period: " + other + ", with: " + one + "}"), registers, question));

        for (int i = 0; i < there.size(); i++) {
            BigDecimal change = there.get(i).change();
            BigDecimal turned = back.get(i).change();
            assertNotNull(change);
            assertNotNull(turned);
            assertEquals(0, change.compareTo(turned.negate()));
            if (value(there.get(i).other()).signum() == 0) {
                assertNull(there.get(i).relative());
            }
        }
    }

    /** 24 months of seven figures, their whole, and a comparison cost no more reads than one figure. */
    @Test
    void aTemplateIsReadAtOnce() {
        ListedLedger ledger = new ListedLedger(Registers.random(new Random(1)).postings());
        FigureEngine engine = new FigureEngine(DECLARATIONS, ledger, FigureCases.IS_COUNTRY);
        Template template = template(
                "{breakdown: [activities, participants, countries.supported, cases.added], by: month}",
                "{compare: [activities, cases.stock, fund.received], period: 2015, with: 2014}",
                "{breakdown: activities, by: category}");

        report(
                template,
                engine,
                new Question(new Period(LocalDate.of(2014, 1, 1), LocalDate.of(2015, 12, 31)), "global", null));

        assertEquals(1, ledger.reads.size());
    }

    private static Report build(Template template, Registers registers, Question question) {
        return report(
                template,
                new FigureEngine(DECLARATIONS, new ListedLedger(registers.postings()), FigureCases.IS_COUNTRY),
                question);
    }

    private static Report report(Template template, FigureEngine engine, Question question) {
        return new ReportBuilder(template, DECLARATIONS, engine::computeAll, day -> {
                    throw new AssertionError("no statement of the fund stands in it: " + day);
                })
                .build(question, null, Instant.EPOCH);
    }

    private static Template template(String... passages) {
        String yaml = "title: {en: Sample}\nsections:\n  - title: {en: One}\n    content:\n      - "
                + String.join("\n      - ", passages) + "\n";
        Template template =
                TemplateReader.read("sample", "sample.yaml", yaml, DECLARATIONS).template();
        assertNotNull(template, yaml);
        return template;
    }

    private static Stream<Passage> passages(Report report) {
        return report.sections().stream().flatMap(section -> section.passages().stream());
    }

    private static List<Figure> figures(Report report) {
        return passages(report)
                .flatMap(passage -> switch (passage) {
                    case Passage.Series series ->
                        series.rows().stream()
                                .flatMap(row -> Stream.concat(row.values().stream(), Stream.of(row.whole())));
                    case Passage.Comparisons comparisons -> contrasts(comparisons);
                    case Passage.Parts parts -> Stream.of(parts.figure());
                    case Passage.Paragraph paragraph -> paragraph.values().values().stream();
                    case Passage.Figures figures -> figures.lines().stream().map(Report.Line::figure);
                    case Passage.Fund _, Passage.Gaps _, Passage.NoPeriod _ -> Stream.<Figure>empty();
                })
                .toList();
    }

    private static Stream<Figure> contrasts(Passage.Comparisons comparisons) {
        return comparisons.rows().stream().flatMap(row -> Stream.of(row.figure(), row.other()));
    }

    private static List<Contrast> contrasts(Report report) {
        return passages(report)
                .flatMap(passage ->
                        passage instanceof Passage.Comparisons found ? found.rows().stream() : Stream.<Contrast>empty())
                .toList();
    }

    private static Passage.Series series(Report report) {
        return passages(report)
                .flatMap(passage -> passage instanceof Passage.Series found ? Stream.of(found) : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal value(Figure figure) {
        BigDecimal value = figure.value();
        assertNotNull(value, figure.id());
        return value;
    }

    private static Period months(Random random) {
        YearMonth first = YearMonth.of(2013, 1).plusMonths(random.nextInt(24));
        return new Period(
                first.atDay(1), first.plusMonths(1 + random.nextInt(20)).atEndOfMonth());
    }

    private static String written(Period period) {
        return YearMonth.from(period.from()) + ".." + YearMonth.from(period.to());
    }
}

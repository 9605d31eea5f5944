package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.reports.provenance.Explainer;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.Explanation.Disagreement;
import org.palermo.reports.provenance.Group;
import org.palermo.reports.provenance.Item;
import org.palermo.reports.provenance.Reckoning;
import org.palermo.reports.provenance.Shown;
import org.palermo.reports.provenance.Term;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.ExplanationCsv;
import org.palermo.reports.write.ExplanationDocuments;
import org.palermo.reports.write.ExplanationJson;
import org.palermo.reports.write.HtmlWriter;
import org.palermo.reports.write.TextWriter;
import org.palermo.schemas.codes.Language;

/** What is shown behind a figure makes up the figure, whatever was recorded. */
class ExplanationsTest {

    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
    private static final Declarations DECLARATIONS = Declarations.standard();

    // ---- any registers ------------------------------------------------------------------------------------------

    @Property(tries = 200)
    void everyFigureIsWhatItsLinesComeTo(@ForAll long seed) {
        Random random = new Random(seed);
        Registers registers = Registers.random(random);
        FigureEngine engine = engine(registers.postings());
        Question question = question(random);

        for (FigureDeclaration figure : DECLARATIONS.figures()) {
            Explanation explanation = Explainer.explain(engine.trace(figure.id(), question, null));

            String what = figure.id() + " of " + question;
            assertEquals(Set.of(), explanation.disagreements(), what);
            assertEquals(engine.compute(figure.id(), question), explanation.figure(), what);
        }
    }

    /** Apart from engine and explanation: the registers themselves, folded, and the shown lines, added up here. */
    @Property(tries = 200)
    void theShownLinesGiveWhatAFoldOfTheRegistersGives(@ForAll long seed) {
        Random random = new Random(seed);
        Registers registers = Registers.random(random);
        FigureEngine engine = engine(registers.postings());
        Question question = question(random);
        PlainFold fold = new PlainFold(registers, question.period(), question.knownOn());

        for (String id : FigurePropertiesTest.FOLDED) {
            FigureDeclaration figure = DECLARATIONS.figure(id);
            BigDecimal folded = fold.answer(id).value();
            Explanation explanation = Explainer.explain(engine.trace(id, question, null));
            if (folded == null) {
                assertEquals(null, explanation.reckoning().value(), id);
                continue;
            }
            switch (figure.operation()) {
                case SUM, SUM_OF_LAST_FULL_YEAR ->
                    assertEquals(
                            folded,
                            BigDecimal.valueOf(quantity(explanation.terms().getFirst())),
                            id);
                case DIFFERENCE ->
                    assertEquals(
                            folded,
                            BigDecimal.valueOf(quantity(explanation.terms().getFirst())
                                    - explanation.terms().stream()
                                            .skip(1)
                                            .mapToLong(ExplanationsTest::quantity)
                                            .sum()),
                            id);
                case DISTINCT, NEWLY_DISTINCT ->
                    assertEquals(
                            folded.longValueExact(),
                            explanation.terms().stream()
                                    .flatMap(term -> term.groups().stream())
                                    .filter(group -> group.standing() == Group.Standing.COUNTS)
                                    .map(Group::key)
                                    .distinct()
                                    .count(),
                            id);
                case MEAN_OF_FULL_YEARS, SHARE, AVERAGE_PER_YEAR ->
                    assertEquals(folded, explanation.reckoning().value(), id);
            }
        }
    }

    private static long quantity(Term term) {
        return term.counted().stream()
                .flatMap(item -> item.lines().stream())
                .mapToLong(line -> line.posting().quantity())
                .sum();
    }

    private static Question question(Random random) {
        LocalDate from = FIRST.plusDays(random.nextInt(1200));
        LocalDate to = from.plusDays(random.nextInt(900));
        Period period = random.nextBoolean()
                ? new Period(from, to)
                : new Period(from.withDayOfMonth(1), to.withDayOfMonth(to.lengthOfMonth()));
        return new Question(period, "global", random.nextBoolean() ? null : FIRST.plusDays(random.nextInt(1500)));
    }

    private static FigureEngine engine(List<Entry> entries) {
        return new FigureEngine(DECLARATIONS, new ListedLedger(entries), FigureCases.IS_COUNTRY);
    }

    // ---- single cases -------------------------------------------------------------------------------------------

    private static final String LEDGER = """
            # C1 was received in 2014, and corrected in 2016 to another day and amount
            fund.received 2014-05-05 1000 id=C1 party=D-1 category=member-state known=2014-06-01T00:00
            fund.received 2014-05-05 -1000 id=C1 party=D-1 category=member-state known=2016-01-01T00:00
            fund.received 2014-06-06 1100 id=C1 party=D-1 category=member-state known=2016-01-01T00:00
            fund.received 2015-03-03 500 id=C2 party=P-1 category=private-sector
            fund.received 2015 70 id=C3 party=P-2 category=private-sector
            fund.committed 2015-04-04 400 id=G1
            fund.charges 2015-05-05 30 id=X1 category=reserve
            # C4 was withdrawn
            fund.received 2015-02-02 9 id=C4 party=D-9 category=member-state known=2015-03-01T00:00
            fund.received 2015-02-02 -9 id=C4 party=D-9 category=member-state known=2015-04-01T00:00
            activities 2015-03-03 1 id=A1 category=prevention
            activities 2015-06 1 id=A2 category=legislative
            activities 2015-03-04 1 id=A3 category=normative
            activities 2015-03-05 1 id=A4 category=prevention programme=asia
            activities.by-country 2015-03-03 1 id=A1 in=MDA category=prevention
            activities.by-country 2015-06 1 id=A2 in=GEO category=legislative
            trainings.by-country 2015-03-10 1 id=T1 in=MDA
            trainings.by-country 2015-03-10 1 id=T1 in=KEN
            treaty.actions 2015-03-01 1 id=Y1 in=TCD category=trafficking-protocol
            treaty.actions 2009-01-01 1 id=Y2 in=KEN category=trafficking-protocol
            treaty.actions 2015-03-02 1 id=Y3 in=KEN category=trafficking-protocol
            treaty.actions 2015 1 id=Y4 in=GEO category=trafficking-protocol
            survivors 2014 100 id=H1
            survivors 2015 50 id=H2
            survivors 2015 25 id=H3
            """;

    /** {@code figure | period | known on | records that count | doubtful records | members that count | value}. */
    private static final String CASES = """
            # every record that counts is there, in the order of occurrence; one that was taken back too, with its net
            fund.received            | 2014..2015-06      |            | C1:1100 C4:0 C2:500        | C3:70 |         | 1600
            # as known before the correction and the withdrawal
            fund.received            | 2014..2015-06      | 2015-03-31 | C1:1000 C4:9 C2:500        | C3:70 |         | 1509
            # another programme and another category are not taken
            activities               | 2015-01..2015-06-15|            | A1:1                       | A2:1  |         | 1
            # a union: a country counts for any of its records
            countries.supported      | 2015-01..2015-06-15|            | A1:1 T1:2                  | A2:1  | KEN MDA | 2
            # not new: an earlier action; doubtful: some day of 2015
            treaty.parties.new       | 2015-01..2015-06   |            | Y1:1 Y3:1                  | Y4:1  | TCD     | 1
            fund.donors.private      | 2014..2015-06      |            | C2:500                     | C3:70 | P-1     | 1
            # the result of several sums: 1600 - 400 - 30
            fund.available           | 2014..2015-06      |            | C1:1100 C4:0 C2:500 G1:400 X1:30 | C3:70 |   | 1170
            # 500 of 1600
            fund.received.private-share | 2014..2015-06   |            | C2:500 C1:1100 C4:0 C2:500 | C3:70 C3:70 | | 0.312500
            # 100 and 75 in two years
            fund.survivors-per-year  | 2014..2015         |            | H1:100 H2:50 H3:25         |       |         | 87.50
            # 1600 over the days from 6 June 2014 to 30 June 2015, 389: 1600 x 365.25 / 389 = 1502.3
            fund.received.average-per-year | 2014..2015-06 |           | C1:1100 C4:0 C2:500        | C3:70 |         | 1502
            fund.received.in-year    | 2014..2015-06      |            | C1:1100                    |       |         | 1100
            """;

    static Stream<String> cases() {
        return FigureCases.lines(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsWhatCountsAndWhatMay(String line) {
        // Given
        String[] columns = line.split("\\|");
        String known = columns[2].strip();
        FigureEngine engine = engine(FigureCases.lines(LEDGER).map(Entry::of).toList());
        Question question = new Question(
                FigureCases.period(columns[1].strip()), "global", known.isEmpty() ? null : LocalDate.parse(known));

        // When
        Explanation explanation = Explainer.explain(engine.trace(columns[0].strip(), question, null));

        // Then
        assertEquals(columns[3].strip(), records(explanation, Term::counted));
        assertEquals(columns[4].strip(), records(explanation, Term::doubtful));
        assertEquals(
                columns[5].strip(),
                explanation.reckoning() instanceof Reckoning.Members set ? String.join(" ", set.members()) : "");
        assertEquals(columns[6].strip(), String.valueOf(explanation.reckoning().value()));
        assertEquals(Set.of(), explanation.disagreements());
    }

    private static String records(Explanation explanation, java.util.function.Function<Term, List<Item>> items) {
        return explanation.terms().stream()
                .flatMap(term -> items.apply(term).stream())
                .map(item -> item.record().id() + ":" + item.sum())
                .collect(Collectors.joining(" "));
    }

    @Test
    void tellsWhatWasTakenBackFromWhatStands() {
        FigureEngine engine = engine(FigureCases.lines(LEDGER).map(Entry::of).toList());
        Question question = new Question(FigureCases.period("2014..2015-06"), "global", null);

        Term term = Explainer.explain(engine.trace("fund.received", question, null))
                .terms()
                .getFirst();

        assertEquals(
                List.of("1000 false", "-1000 true", "1100 false"),
                term.counted().getFirst().lines().stream()
                        .map(one -> one.posting().quantity() + " " + one.negation())
                        .toList());
    }

    @Test
    void explainsOneDonorAlone() {
        FigureEngine engine = engine(FigureCases.lines(LEDGER).map(Entry::of).toList());
        Question question = new Question(FigureCases.period("2014..2015-06"), "global", null);

        Explanation explanation = Explainer.explain(engine.trace("fund.received", question, "D-1"));

        assertEquals("C1:1100", records(explanation, Term::counted));
        assertEquals(Set.of(), explanation.disagreements());
    }

    // ---- what does not add up -----------------------------------------------------------------------------------

    /** A report that reads other than its postings come to, as where a total were stale. */
    @ParameterizedTest
    @CsvSource({
        "fund.received, 1601, , , VALUE",
        "fund.received, 1600, 1700, , AT_MOST",
        "fund.donors.private, 1, 2, P-3, MEMBERS",
        "activities.by-category, 1, 2, , PARTS",
    })
    void saysLoudlyWhatDoesNotAddUp(
            String id, BigDecimal value, @Nullable BigDecimal atMost, @Nullable String member, Disagreement expected) {
        // Given
        FigureEngine engine = engine(FigureCases.lines(LEDGER).map(Entry::of).toList());
        Question question = new Question(FigureCases.period("2015-01..2015-06-15"), "global", null);
        Trace trace = engine.trace(id, question, null);
        Figure right = trace.figure();
        Figure wrong = new Figure(
                right.id(),
                right.kind(),
                right.unit(),
                right.period(),
                value,
                atMost == null ? right.atMost() : atMost,
                right.evidence(),
                member == null ? right.members() : List.of(member),
                expected == Disagreement.PARTS ? List.of(new Figure.Part("prevention", BigDecimal.TWO)) : right.parts(),
                right.source(),
                right.absent());

        // When
        Explanation explanation = Explainer.explain(
                new Trace(trace.declaration(), question, wrong, trace.operands(), trace.breakdown(), trace.firstDay()));

        // Then
        assertEquals(Set.of(expected), explanation.disagreements());
        String text = text(explanation, Language.EN);
        assertTrue(text.contains("\nError: "), text);
        assertTrue(text.contains("THIS DOES NOT ADD UP"), text);
        assertTrue(text(explanation, Language.FR).contains("LE COMPTE N'EST PAS BON"));
        assertTrue(new ExplanationJson(Wording.in(Language.EN), DECLARATIONS)
                .write(explanation, Instant.EPOCH)
                .contains("\"agrees\": false"));
    }

    // ---- every form ---------------------------------------------------------------------------------------------

    static Stream<String> figures() {
        return DECLARATIONS.figures().stream().map(FigureDeclaration::id);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyDeclaredFigureIsExplainedInEveryFormAndLanguage(String id) throws Exception {
        FigureEngine engine = engine(FigureCases.lines(LEDGER).map(Entry::of).toList());
        List<Question> questions = List.of(
                new Question(FigureCases.period("2014..2015"), "global", null),
                new Question(FigureCases.period("2015-02-10..2015-06-15"), "global", FIRST.plusYears(3)),
                new Question(FigureCases.period("1999-03..1999-03"), "none", null));
        for (Question question : questions) {
            Explanation explanation = Explainer.explain(engine.trace(id, question, null));
            for (Language language : List.of(Language.EN, Language.FR)) {
                Wording wording = Wording.in(language);
                String name = wording.typeset(DECLARATIONS.figure(id).name().in(language.tag()));

                String text = text(explanation, language);
                String html = new HtmlWriter()
                        .write(new ExplanationDocuments(wording, DECLARATIONS)
                                .of(explanation, new Shown(1), Instant.EPOCH));
                String json = new ExplanationJson(wording, DECLARATIONS).write(explanation, Instant.EPOCH);

                assertTrue(text.replaceAll("\\s+", " ").startsWith(name.replaceAll("\\s+", " ")), text);
                assertFalse(text.contains("{"), text);
                assertTrue(html.contains("<h1>"), html);
                assertEquals(
                        id,
                        new com.fasterxml.jackson.databind.ObjectMapper()
                                .readTree(json)
                                .path("id")
                                .asText());
            }
        }
    }

    /** A spreadsheet that adds the counted lines of an operand gets its sum. */
    @Test
    void theLinesOfTheTableAddUpWithTheirRunningTotal() {
        FigureEngine engine = engine(FigureCases.lines(LEDGER).map(Entry::of).toList());
        Question question = new Question(FigureCases.period("2014..2015-06"), "global", null);

        String csv = ExplanationCsv.write(Explainer.explain(engine.trace("fund.available", question, null)));

        List<List<String>> rows = new ArrayList<>();
        csv.lines().forEach(row -> rows.add(List.of(row.split(",", -1))));
        List<String> header = rows.removeFirst();
        Map<String, Long> sums = rows.stream()
                .filter(row -> row.get(header.indexOf("standing")).equals("counted"))
                .collect(Collectors.groupingBy(
                        row -> row.get(header.indexOf("role")),
                        Collectors.summingLong(row -> Long.parseLong(row.get(header.indexOf("quantity"))))));
        assertEquals(Map.of("minuend", 1600L, "subtrahend", 430L), sums);
        assertEquals(
                "1600",
                rows.stream()
                        .filter(row -> row.get(0).equals("1") && row.get(2).equals("counted"))
                        .reduce((_, last) -> last)
                        .orElseThrow()
                        .get(header.indexOf("running_total")));
    }

    /** What is cut off is said, and the table still comes to the sum. */
    @Test
    void aTableThatIsCutSaysHowManyMoreThereAre() {
        FigureEngine engine = engine(FigureCases.lines(LEDGER).map(Entry::of).toList());
        Question question = new Question(FigureCases.period("2014..2015-06"), "global", null);
        Explanation explanation = Explainer.explain(engine.trace("fund.received", question, null));

        String text = new TextWriter(100, false)
                .write(new ExplanationDocuments(Wording.in(Language.EN), DECLARATIONS)
                        .of(explanation, new Shown(1), Instant.EPOCH));

        assertTrue(text.contains("and two more records") || text.contains("and 2 more records"), text);
        assertTrue(text.lines().anyMatch(row -> row.contains("of 3 records") && row.endsWith("16.00")), text);
    }

    private static String text(Explanation explanation, Language language) {
        return new TextWriter(100, false)
                .write(new ExplanationDocuments(Wording.in(language), DECLARATIONS)
                        .of(explanation, new Shown(100), Instant.EPOCH));
    }
}

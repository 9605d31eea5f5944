package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The declared figures are those of domain.md, each with its words in both languages. */
class DeclarationsTest {

    private final Declarations declarations = Declarations.standard();

    @Test
    void declaresEveryFigureOfTheDesign() {
        Set<String> declared =
                declarations.figures().stream().map(FigureDeclaration::id).collect(Collectors.toSet());

        for (String id : FigureCases.lines("""
                        activities
                        activities.by-category
                        activities.by-region
                        countries.direct
                        countries.supported
                        participants
                        participants.trained
                        participants.countries
                        outputs
                        agreements
                        treaty.parties.new
                        treaty.parties
                        cases.stock
                        cases.countries
                        cases.regional-bodies
                        cases.added
                        partners
                        fund.received
                        fund.pledged
                        fund.granted
                        fund.disbursed
                        fund.charges
                        fund.projects
                        fund.project-countries
                        fund.donors.member-states
                        fund.donors.private
                        fund.available
                        fund.received.in-year
                        fund.received.average-per-year
                        fund.received.private-share
                        fund.survivors-per-year
                        """).toList()) {
            assertTrue(declared.contains(id), id);
        }
    }

    @Test
    void saysEveryFigureUnitAndAbsenceInBothLanguages() {
        for (FigureDeclaration figure : declarations.figures()) {
            for (int n : new int[] {1, 2, 5, 11, 1311}) {
                for (String language : List.of("en", "fr")) {
                    String said = say(figure.sentence(), language, n);
                    assertFalse(said.contains("{") || said.contains("}") || said.contains("''"), said);
                    assertTrue(said.endsWith(".") && !said.contains("  "), said);
                    assertFalse(
                            say(declarations.unit(figure.unit()), language, n).contains("{"), figure.unit());
                }
            }
            assertTrue(
                    figure.definition().en().endsWith(".")
                            && figure.definition().fr().endsWith("."),
                    figure.id());
            assertFalse(figure.source().isBlank(), figure.id());
        }
        for (String reason : List.of("no-full-year", "no-receipts", "nothing-recorded")) {
            assertTrue(declarations.absence(reason).fr().endsWith("."));
        }
    }

    private static String say(Text pattern, String language, int n) {
        Map<String, Object> arguments = Map.of(
                "value",
                n,
                "count",
                n == 1 ? "one" : Integer.toString(n),
                "countFeminine",
                n == 1 ? "une" : Integer.toString(n),
                "amount",
                n + " dollars",
                "percent",
                n + " %",
                "year",
                "2015",
                "to",
                "30 April 2016",
                "from",
                "1 October 2014",
                "period",
                "2014-2016");
        return new MessageFormat(pattern.in(language), ULocale.forLanguageTag(language)).format(arguments);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            activities                | en | 36  | The programme organized or contributed to 36 activities of technical or legislative assistance and/or capacity-building at the global, regional or national level.
            activities                | fr | 36  | Le programme a organisé, au niveau mondial, régional ou national, 36 activités d'assistance technique ou législative et/ou de renforcement des capacités, ou y a contribué.
            cases.added               | fr | 179 | La base de données de jurisprudence s'est enrichie de 179 présentations succinctes d'affaires.
            cases.added               | fr | 1   | La base de données de jurisprudence s'est enrichie d'une présentation succincte d'affaire.
            participants.countries    | fr | 1   | Les personnes touchées par les formations venaient d'un pays.
            cases.added               | en | 1   | In all, one case brief was added to the case-law database.
            cases.stock               | fr | 1   | Au 30 April 2016, la base de données de jurisprudence recensait une affaire de traite des personnes.
            treaty.parties.new        | fr | 6   | Entre le 1 October 2014 et le 30 April 2016, le Protocole a compté 6 nouvelles Parties.
            fund.donors.member-states | fr | 19  | Au 30 April 2016, le Fonds avait été alimenté par 19 États Membres.
            fund.project-countries    | fr | 26  | Au 30 April 2016, les projets soutenus étaient menés dans 26 pays différents.
            """)
    void readsAsTheReportDoes(String figure, String language, int n, String expected) {
        assertEquals(expected, say(declarations.figure(figure).sentence(), language, n));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            operation: sum    | operation: product      | x.yaml: figures.[1].operation:
            kind: flow        | flavour: sweet          | x.yaml: figures.[1].flavour:
            unit: thing       | unit: parsec            | x.yaml: figure x: unit: "parsec" has no words
            operation: sum    | operation: difference   | x.yaml: figure x: from: needs at least 2 selections
            operation: sum    | operation: distinct     | x.yaml: figure x: distinct-by: stands where
            name: {en: X, fr: X} | name: {en: X}        | x.yaml: figures.[1].name: a text is needed in English and French
            source: R         | other: R                | x.yaml: figures.[1].other:
            source: R         |                         | x.yaml: figure x: source: is missing
            """)
    void namesTheFileAndTheKeyOfWhatIsWrong(String right, String wrong, String message) {
        String index = "subjects: []\nunits: {thing: {en: thing, fr: chose}}\nabsences: {}\n";
        String yaml = """
                figures:
                  - id: x
                    kind: flow
                    unit: thing
                    operation: sum
                    from: [{account: things}]
                    name: {en: X, fr: X}
                    definition: {en: X, fr: X}
                    sentence: {en: X, fr: X}
                    source: R
                """;
        Declarations.of(index, Map.of("x.yaml", yaml));

        Exception refused = assertThrows(
                IllegalArgumentException.class,
                () -> Declarations.of(index, Map.of("x.yaml", yaml.replace(right, wrong == null ? "" : wrong))));

        assertTrue(String.valueOf(refused.getMessage()).startsWith(message), refused.getMessage());
    }
}

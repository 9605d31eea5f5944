package org.palermo.reports.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.Published;
import org.palermo.reports.statements.Published.Qualifier;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.values.PartialDate;

/** Expected texts are the source document's and the Editorial Manual's; ~ stands for a no-break space. */
class WordingTest {

    private static final Wording EN = Wording.in(Language.EN);
    private static final Wording FR = Wording.in(Language.FR);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1       | one       | un        | une
            4       | four      | quatre    | quatre
            9       | nine      | neuf      | neuf
            0       | 0         | 0         | 0
            10      | 10        | 10        | 10
            36      | 36        | 36        | 36
            1311    | 1,311     | 1~311     | 1~311
            1000000 | 1,000,000 | 1~000~000 | 1~000~000
            4.5     | 4.5       | 4,5       | 4,5
            """)
    void numbersUnderTenAreInWords(BigDecimal value, String english, String masculine, String feminine) {
        assertEquals(english, EN.count(value));
        assertEquals(spaced(masculine), FR.count(value));
        assertEquals(spaced(feminine), FR.countFeminine(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # cited   | English   | French
            3 (a)     | 3 (a)     | 3 a)
            3 (f), 56 | 3 (f), 56 | 3 f), 56
            71        | 71        | 71
            """)
    void paragraphsAreCitedAsTheLanguageDoes(String cited, String english, String french) {
        assertEquals(english, EN.paragraph(cited));
        assertEquals(french, FR.paragraph(cited));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # dollars | English       | French
            2300000   | $2.3 million  | 2,3 millions de dollars
            1750000   | $1.75 million | 1,75 million de dollars
            1000000   | $1 million    | 1 million de dollars
            2000000   | $2 million    | 2 millions de dollars
            400000    | $400,000      | 400~000 dollars
            357701    | $357,701      | 357~701 dollars
            2345678   | $2,345,678    | 2~345~678 dollars
            50000.00  | $50,000       | 50~000 dollars
            12.5      | $12.50        | 12,50 dollars
            1         | $1            | 1 dollar
            0         | $0            | 0 dollar
            -12.5     | -$12.50       | -12,50 dollars
            -2300000  | -$2.3 million | -2,3 millions de dollars
            """)
    void amountsAreWrittenAsDocumentsWriteThem(BigDecimal dollars, String english, String french) {
        assertEquals(english, EN.dollars(dollars));
        assertEquals(spaced(french), FR.dollars(dollars));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # share | English       | French
            0       | 0%            | 0~%
            0.001   | less than 1%  | moins de 1~%
            0.3217  | 32%           | 32~%
            0.325   | 33%           | 33~%
            0.999   | more than 99% | plus de 99~%
            1       | 100%          | 100~%
            """)
    void percentagesNeverSayNothingOfSomething(BigDecimal share, String english, String french) {
        assertEquals(english, EN.percent(share));
        assertEquals(spaced(french), FR.percent(share));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # unit   | value   | qualifier | English                        | French
            activity | 36      | EXACT     | 36                             | 36
            output   | 4       | EXACT     | four                           | quatre
            person   | 900     | MORE_THAN | more than 900                  | plus de 900
            case     | 179     | ABOUT     | about 179                      | environ 179
            person   | 2000    | ABOUT     | about 2,000                    | environ 2~000
            USD      | 2300000 | ROUNDED   | $2.3 million (rounded)         | 2,3 millions de dollars (arrondi)
            USD      | 357701  | EXACT     | $357,701                       | 357~701 dollars
            person   | 900     | NEARLY    | nearly 900                     | près de 900
            share    | 1/3     | NEARLY    | nearly a third                 | près d'un tiers
            share    | 2/3     | NEARLY    | nearly two thirds              | près des deux tiers
            share    | 1/2     | MORE_THAN | more than half                 | plus de la moitié
            share    | 1/4     | ABOUT     | about a quarter                | environ un quart
            share    | 3/10    | ABOUT     | about 30%                      | environ 30~%
            share    | 1/3     | EXACT     | a third                        | un tiers
            share    | 1/5     | ROUNDED   | a fifth (rounded)              | un cinquième (arrondi)
            """)
    void publishedValuesReadAsStated(String unit, String value, Qualifier qualifier, String english, String french) {
        // Given
        List<BigDecimal> fraction =
                Arrays.stream(value.split("/")).map(BigDecimal::new).toList();
        BigDecimal stated = fraction.stream()
                .reduce((a, b) -> a.divide(b, MathContext.DECIMAL128))
                .orElseThrow();
        Published published = new Published("any", stated, qualifier, BigDecimal.ONE, "3", null, Map.of());

        // When, Then
        assertEquals(english, EN.stated(published, unit));
        assertEquals(spaced(french), FR.stated(published, unit));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2014-10-01 | 1 October 2014 | 1er octobre 2014
            2015-08-25 | 25 August 2015 | 25 août 2015
            2015-03    | March 2015     | mars 2015
            2015       | 2015           | 2015
            """)
    void datesAreAsPreciseAsTheyAre(String date, String english, String french) {
        assertEquals(english, EN.date(PartialDate.of(date)));
        assertEquals(french, FR.date(PartialDate.of(date)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2014-10-01 | 2016-04-30 | 1 October 2014 to 30 April 2016 | du 1er octobre 2014 au 30 avril 2016
            2015-01-01 | 2015-12-31 | 2015                            | 2015
            2014-01-01 | 2015-12-31 | 2014-2015                       | 2014-2015
            """)
    void periodsAreNamed(LocalDate from, LocalDate to, String english, String french) {
        assertEquals(english, EN.period(new Period(from, to)));
        assertEquals(french, FR.period(new Period(from, to)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Barbade                 | Barbados                       | Barbade
            Barbade;Soudan          | Barbados and Soudan            | Barbade et Soudan
            Barbade;Soudan;Tchéquie | Barbados, Soudan and Tchéquie  | Barbade, Soudan et Tchéquie
            """)
    void listsEndInAnd(String items, String english, String french) {
        assertEquals(
                english,
                EN.list(Arrays.asList(items.replace("Barbade", "Barbados").split(";"))));
        assertEquals(french, FR.list(Arrays.asList(items.split(";"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            à la fin de la journée; une année   | à la fin de la journée~; une année
            personnes uniques: qui              | personnes uniques~: qui
            personnes uniques : qui             | personnes uniques~: qui
            3 (a): 36 %                         | 3 (a)~: 36~%
            https://example.org/a:b             | https://example.org/a:b
            """)
    void frenchSetsSpacesBeforeHighPunctuation(String written, String set) {
        assertEquals(spaced(set), FR.typeset(written));
        assertEquals(written, EN.typeset(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | One party by 30 April 2016.   | Une partie au 30 avril 2016.
            2 | Two parties by 30 April 2016. | Deux parties au 30 avril 2016.
            """)
    void aSentenceBeginsWithACapital(BigDecimal value, String english, String french) {
        // Given
        Figure figure = new Figure(
                "any",
                Figure.Kind.STOCK,
                "party",
                new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 4, 30)),
                value,
                null,
                Map.of(),
                List.of(),
                List.of(),
                Figure.Source.TOTALS,
                null);

        // When, Then
        assertEquals(english, EN.sentence("{count} {value, plural, one {party} other {parties}} by {to}.", figure));
        assertEquals(
                french, FR.sentence("{countFeminine} {value, plural, one {partie} other {parties}} au {to}.", figure));
    }

    @Property
    void wholeNumbersReadBackAsTheyWere(@ForAll @LongRange(min = 10) long value) {
        assertEquals(value, Long.parseLong(EN.number(BigDecimal.valueOf(value)).replace(",", "")));
        assertEquals(value, Long.parseLong(FR.number(BigDecimal.valueOf(value)).replace("\u00a0", "")));
    }

    @Property
    void amountsReadBackToTheCent(@ForAll long cents) {
        BigDecimal amount = BigDecimal.valueOf(cents);
        assertEquals(amount.movePointLeft(2), new BigDecimal(EN.cents(amount).replace(",", "")));
        assertEquals(
                amount.movePointLeft(2),
                new BigDecimal(FR.cents(amount).replace("\u00a0", "").replace(',', '.')));
    }

    private static String spaced(String text) {
        return text.replace('~', '\u00a0');
    }
}

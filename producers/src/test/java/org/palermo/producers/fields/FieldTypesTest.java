package org.palermo.producers.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.producers.registers.Cell;
import org.palermo.schemas.codes.Codes;

/** How cells are read: the value, or the codes of the findings. One case a line. */
class FieldTypesTest {

    private static String read(Type<?> type, String text) {
        List<String> codes = new ArrayList<>();
        Object value = type.read(new Cell.Text(text), (code, met, details) -> codes.add(code.id()));
        return value == null ? String.join(" ", codes) : value.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2015-09-21 | 2015-09-21
            2015-09    | 2015-09
            2015       | 2015
            20/09/2015 | 2015-09-20
            09/20/2015 | 2015-09-20
            20.09.2015 | 2015-09-20
            20-09-2015 | 2015-09-20
            1/13/2015  | 2015-01-13
            05/05/2015 | 2015-05-05
            05/09/2015 | date-ambiguous
            5/9/2015   | date-ambiguous
            29/02/2016 | 2016-02-29
            29/02/2015 | date-invalid
            32/01/2015 | date-invalid
            20/09.2015 | date-invalid
            20/09/15   | date-invalid
            2015-9-1   | date-invalid
            2015-02-29 | date-invalid
            0215-09-21 | date-invalid
            1899       | date-invalid
            2200       | date-invalid
            1900       | 1900
            42268      | date-serial
            00001      | date-invalid
            4226       | date-invalid
            2015-09-21T00:00:00 | 2015-09-21
            2015/09/05 | 2015-09-05
            mars 2015  | 2015-03
            1er août 2015 | 2015-08-01
            March 25, 2015 | 2015-03-25
            mars-15    | date-invalid
            """)
    void dates(String text, String expected) {
        assertEquals(expected, read(Dates.partial(), text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            1234.50        | 1234.50
            1234           | 1234
            0.5            | 0.5
            1 234,50       | 1234.50
            1\u00A0234,50  | 1234.50
            1\u202F234,50  | 1234.50
            1\u2009234 567 | 1234567
            1 234.50       | 1234.50
            12 34,50       | amount-invalid
            1,234.50       | 1234.50
            1,234,567      | 1234567
            1,234,567.89   | 1234567.89
            1.234,50       | 1234.50
            1.234.567      | 1234567
            1,234          | amount-ambiguous
            999,999        | amount-ambiguous
            1234,567       | 1234.567
            0,125          | 0.125
            1234,5         | 1234.5
            1,23           | 1.23
            1.234          | 1.234
            12,34,567      | amount-invalid
            1,234.567,8    | amount-invalid
            .5             | amount-invalid
            5.             | amount-invalid
            1e3            | amount-invalid
            +5             | amount-invalid
            EUR 5          | amount-invalid
            5 EUR          | amount-invalid
            0              | amount-not-positive
            0.00           | amount-not-positive
            -5             | amount-not-positive
            (5.00)         | amount-not-positive
            -              | amount-invalid
            1234567890123456789012345678901 | amount-invalid
            """)
    void amounts(String text, String expected) {
        assertEquals(expected, read(Decimals.positive(), text));
    }

    /** No-break, narrow no-break, figure and ideographic space, as copied from documents. */
    @Test
    void spaceThatMayNotBreakIsSpace() {
        assertEquals("12", read(Numbers.count(), "\u00A012\u202F"));
        assertEquals("2015-03", read(Dates.partial(), "\u20072015-03\u3000"));
        assertEquals("Tool", read(Texts.text(), "\u00A0 Tool \u00A0"));
        assertEquals("[BIH, SRB]", read(Lists.sorted(Jurisdictional.country()), "SRB\u00A0;\u00A0BIH\u00A0;\u00A0"));
        assertEquals(
                "[{\"key\": \"women\", \"count\": 3}]", read(Breakdowns.by(Codes.SEX), "\u00A0women\u00A0=\u00A03"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0            | 0
            12           | 12
            007          | 7
            1 311        | 1311
            1\u202F311   | 1311
            999999999999 | 999999999999
            1000000000000 | number-too-large
            99999999999999999999999999 | number-too-large
            1,311        | number-invalid
            -1           | number-invalid
            1.0          | number-invalid
            twelve       | number-invalid
            """)
    void counts(String text, String expected) {
        assertEquals(expected, read(Numbers.count(), text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2014;2015      | [2014, 2015]
            2015; 2014     | [2014, 2015]
            2014-2016      | [2014, 2015, 2016]
            2014 – 2015    | [2014, 2015]
            2012;2014-2015 | [2012, 2014, 2015]
            2016-2014      | year-invalid
            14             | year-invalid
            ;              | year-invalid
            """)
    void years(String text, String expected) {
        assertEquals(expected, read(Dates.years(), text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2015-06-02T09:00:00Z      | 2015-06-02T09:00:00Z
            2015-06-02T09:00:00+02:00 | 2015-06-02T07:00:00Z
            2015-06-02                | 2015-06-02T00:00:00Z
            2015-06                   | instant-invalid
            2015-06-02T09:00:00       | instant-invalid
            now                       | instant-invalid
            """)
    void instants(String text, String expected) {
        assertEquals(expected, read(Dates.instant(), text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2015-03    | 2015-03
            2015       | month-invalid
            2015-03-01 | month-invalid
            03/2015    | 2015-03
            13/2015    | month-invalid
            """)
    void months(String text, String expected) {
        assertEquals(expected, read(Dates.month(), text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BIH;SRB                 | [BIH, SRB]
            Serbia; BIH ;           | [BIH, SRB]
            Royaume-Uni             | [GBR]
            Republic of Moldova     | [MDA]
            Turquie                 | [TUR]
            XAA                     | [XAA]
            Congo                   | jurisdiction-ambiguous
            Atlantis;Congo          | jurisdiction-unknown jurisdiction-ambiguous
            ECHR                    | not-a-country
            """)
    void countries(String text, String expected) {
        assertEquals(expected, read(Lists.sorted(Jurisdictional.country()), text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            police=12            | code-unknown
            women = 12 ; men=5   | men 5 women 12
            hommes=1             | men 1
            women=1;femmes=2     | breakdown-key-repeated
            women=-1             | number-invalid
            women                | breakdown-invalid
            =5                   | breakdown-invalid
            women=               | breakdown-invalid
            12                   | unknown 12
            -12                  | number-invalid
            """)
    void breakdowns(String text, String expected) {
        List<String> codes = new ArrayList<>();
        var value = Breakdowns.by(Codes.SEX, "unknown")
                .read(new Cell.Text(text), (code, met, details) -> codes.add(code.id()));
        String shown = value == null
                ? String.join(" ", codes)
                : String.join(
                        " ",
                        value.stream()
                                .map(count -> count.getKey() + " " + count.getCount())
                                .toList());
        assertEquals(expected, shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yes   | true
            Oui   | true
            NO    | false
            non   | false
            1     | yes-no-invalid
            """)
    void yesAndNo(String text, String expected) {
        assertEquals(expected, read(CodeTypes.yesNo(), text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr;EN;es         | [en, es, fr]
            français;Arabic  | [ar, fr]
            xx               | language-unknown
            """)
    void languages(String text, String expected) {
        assertEquals(expected, read(Lists.sorted(CodeTypes.language()), text));
    }

    /** JSON can state half of a surrogate pair, and no encoding can. */
    @ParameterizedTest
    @ValueSource(strings = {"A\uD800", "\uDC00-1", "A\uD800-\uDC00", "A\u0007"})
    void textThatCannotBeSeenOrPublished(String text) {
        assertEquals("control-character", read(Texts.id(), text));
        assertEquals("control-character", read(Texts.text(), text));
    }

    @Test
    void aCharacterOfTwoSurrogatesIsText() {
        assertEquals("\uD83D\uDC9C", read(Texts.text(), "\uD83D\uDC9C"));
    }
}

package org.palermo.schemas.values;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            2015,       2015-01-01, 2015-12-31
            2015-03,    2015-03-01, 2015-03-31
            2016-02,    2016-02-01, 2016-02-29
            2015-02,    2015-02-01, 2015-02-28
            2015-03-25, 2015-03-25, 2015-03-25
            1900,       1900-01-01, 1900-12-31
            2199-12-31, 2199-12-31, 2199-12-31
            """)
    void isTheIntervalThatItsTextAllows(String text, LocalDate from, LocalDate to) {
        PartialDate date = PartialDate.of(text);

        assertEquals(new PartialDate(text, from, to), date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "15",
                "2015-3",
                "2015-13",
                "2015-02-29",
                "2015-00",
                "20150325",
                "2015/03/25",
                "25/03/2015",
                "1899",
                "2200",
                "201a",
                "2015-0a",
                "+2015",
                "-2015-01",
                "2015-03-25 ",
                "２０１５"
            })
    void isNothingElse(String text) {
        assertEquals(java.util.Optional.empty(), PartialDate.parse(text));
    }

    /** In some languages the JDK writes numbers with other digits, which no reader of an event knows. */
    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "mr-IN", "th-TH-u-nu-thai"})
    void hasTheSameTextWhateverTheMachineSpeaks(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertEquals("2015", PartialDate.of("2015").text());
            assertEquals("2015-03", PartialDate.of("2015-03").text());
            assertEquals("2015-03-25", PartialDate.of("2015-03-25").text());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Property
    void ofADayIsThatDayAlone(@ForAll @IntRange(min = 0, max = 100_000) int offset) {
        LocalDate day = LocalDate.of(1900, 1, 1).plusDays(offset);

        PartialDate date = PartialDate.of(day.toString());

        assertEquals(day, date.from());
        assertEquals(day, date.to());
    }
}

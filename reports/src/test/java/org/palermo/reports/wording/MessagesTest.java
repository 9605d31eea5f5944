package org.palermo.reports.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.schemas.codes.Language;

class MessagesTest {

    private final Messages english = Wording.in(Language.EN).messages();
    private final Messages french = Wording.in(Language.FR).messages();

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(english.keys(), french.keys());
    }

    @Test
    void everyPatternIsReadByIcuAndTakesTheSameArgumentsInBothLanguages() {
        for (String key : english.keys()) {
            assertEquals(
                    new TreeSet<>(new MessageFormat(english.pattern(key), ULocale.UK).getArgumentNames()),
                    new TreeSet<>(new MessageFormat(french.pattern(key), ULocale.FRENCH).getArgumentNames()),
                    key);
        }
    }

    @Test
    void noTextIsBlank() {
        for (Messages messages : new Messages[] {english, french}) {
            messages.keys().forEach(key -> assertFalse(messages.pattern(key).isBlank(), key));
        }
    }

    @Test
    void apostrophesAreDoubledAndFrenchPunctuationHasItsSpace() {
        Pattern single = Pattern.compile("(?<!')'(?!')");
        Pattern tight = Pattern.compile("[^\\s\u00a0{]\\s?[:;!?%](\\s|$)");
        for (String key : french.keys()) {
            String pattern = french.pattern(key);
            assertFalse(single.matcher(pattern).find(), key + ": " + pattern);
            assertFalse(tight.matcher(pattern.replace("\u00a0", "{")).find(), key + ": " + pattern);
        }
    }

    @Test
    void aKeyThatIsMissingIsAFault() {
        assertEquals(
                "report_en.properties has no nothing",
                assertThrows(IllegalStateException.class, () -> english.text("nothing"))
                        .getMessage());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void reportsAreWrittenInAllSixLanguages(Language language) {
        assertEquals(language, Wording.in(language).language());
    }
}

package org.palermo.schemas.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void theSixLanguagesAreKnownAndTwoSpoken() {
        assertEquals(
                List.of("en", "fr", "es", "ru", "zh", "ar"),
                Arrays.stream(Language.values()).map(Language::tag).toList());
        assertEquals(
                List.of(Language.EN, Language.FR),
                Arrays.stream(Language.values()).filter(Language::spoken).toList());
    }

    @Test
    void onlyArabicIsWrittenFromTheRight() {
        assertEquals(
                List.of(Language.AR),
                Arrays.stream(Language.values())
                        .filter(l -> l.direction() == Language.Direction.RIGHT_TO_LEFT)
                        .toList());
        assertEquals("rtl", Language.AR.direction().code());
    }

    @Test
    void aTagIsReadInAnyCase() {
        assertEquals(Language.FR, Language.of("FR").orElseThrow());
        assertTrue(Language.of("de").isEmpty());
    }

    @Test
    void aMissingNameIsGivenInEnglish() {
        Names names = new Names(Map.of(Language.EN, "workshop", Language.FR, "atelier"));

        assertEquals("atelier", names.in(Language.FR));
        assertEquals("workshop", names.in(Language.ES));
    }

    @Test
    void namesNeedAnEnglishOneAndNoBlank() {
        assertThrows(IllegalArgumentException.class, () -> new Names(Map.of(Language.FR, "atelier")));
        assertThrows(IllegalArgumentException.class, () -> new Names(Map.of(Language.EN, " ")));
    }
}

package org.palermo.schemas.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Côte d’Ivoire                  | cote d ivoire
            'St. Vincent & the Grenadines' | saint vincent the grenadines
            Trinité-et-Tobago              | trinite tobago
            TÜRKİYE                        | turkiye
            'Curaçao **'                   | curacao
            Ærøskøbing                     | aeroskobing
            Йемен                          | иемен
            آيسلندا                        | ايسلندا
            '  '                           | ''
            """)
    void aNameFoldsToItsKey(String text, String key) {
        assertEquals(key, Folding.fold(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            l albanie    | albanie
            albanie l    | albanie
            the gambia   | gambia
            gambia the   | gambia
            el salvador  | salvador
            lao republic | lao republic
            the          | the
            الجزائر      | جزائر
            """)
    void anArticleIsLeftOut(String key, String rest) {
        assertEquals(rest, Folding.withoutArticle(key));
    }

    @Property
    void foldingTwiceIsFoldingOnce(@ForAll String text) {
        String once = Folding.fold(text);

        assertEquals(once, Folding.fold(once));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            france | france  | 2 | 0
            frnace | france  | 2 | 1
            france | franc   | 2 | 1
            france | trance  | 2 | 1
            kitten | sitting | 3 | 3
            kitten | sitting | 2 | 3
            mali   | malawi  | 1 | 2
            ''     | abc     | 5 | 3
            """)
    void slipsAreCountedUpToALimit(String a, String b, int limit, int distance) {
        assertEquals(distance, EditDistance.within(a, b, limit));
        assertEquals(distance, EditDistance.within(b, a, limit));
    }
}

package org.palermo.schemas.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {

    private static final Regions TABLE = Regions.standard();

    @Test
    void thereAreTheFiveRegionsOfM49() {
        assertEquals(
                List.of("002", "009", "019", "142", "150"),
                TABLE.of(Region.Level.REGION).stream().map(Region::code).toList());
    }

    @Test
    void thereAreSeventeenSubRegionsAndSevenIntermediateOnes() {
        assertEquals(17, TABLE.of(Region.Level.SUBREGION).size());
        assertEquals(7, TABLE.of(Region.Level.INTERMEDIATE).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            002 | 001 | Africa             | Afrique              | África              | Африка        | 非洲     | أفريقيا
            011 | 202 | Western Africa     | Afrique occidentale  | África occidental   | Западная Африка | 西非   | غرب أفريقيا
            030 | 142 | Eastern Asia       | Asie orientale       | Asia oriental       | Восточная Азия | 东亚    | شرقي آسيا
            """)
    void aRegionHasItsParentAndSixNames(
            String code, String parent, String en, String fr, String es, String ru, String zh, String ar) {
        Region region = TABLE.byCode(code).orElseThrow();

        assertEquals(parent, region.parent());
        assertEquals(
                List.of(en, fr, es, ru, zh, ar),
                List.copyOf(region.names().byLanguage().values()));
    }

    @Test
    void everyRegionIsFoundByEveryName() {
        for (Region region : TABLE.all()) {
            for (Language language : Language.values()) {
                assertEquals(region, TABLE.resolve(region.name(language)).orElseThrow());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            150         | 150
            europe      | 150
            l'Europe    | 150
            the Caribbean | 029
            ASIE DU SUD EST | 035
            """)
    void aTextFindsARegion(String text, String code) {
        assertEquals(code, TABLE.resolve(text).orElseThrow().code());
    }

    @Test
    void whatIsNoRegionIsNone() {
        assertTrue(TABLE.resolve("Middle Earth").isEmpty());
        assertTrue(TABLE.byCode("2").isEmpty());
    }
}

package org.palermo.schemas.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

    // Added to ISO 4217 too late for every JDK to know them.
    private static final Set<String> RECENT = Set.of("XCG", "ZWG");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USD | USD | 2
            eur | EUR | 2
            ' chf ' | CHF | 2
            JPY | JPY | 0
            XOF | XOF | 0
            KWD | KWD | 3
            TND | TND | 3
            LTL | LTL | 2
            BYR | BYR | 0
            SVC | SVC | 2
            """)
    void aCurrencyHasItsMinorDigits(String text, String code, int digits) {
        assertEquals(new CurrencyCode(code, digits), Currencies.resolve(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "US", "USX", "XXX", "XAU", "XDR", "XTS", "CHE", "DEM", "FRF", "$", "dollar"})
    void whatNoOneIsPaidInIsNone(String text) {
        assertTrue(Currencies.resolve(text).isEmpty());
    }

    @Test
    void minorDigitsAreThoseOfIso4217() {
        for (CurrencyCode currency : Currencies.all()) {
            if (!RECENT.contains(currency.code())) {
                assertEquals(
                        Currency.getInstance(currency.code()).getDefaultFractionDigits(),
                        currency.minorDigits(),
                        currency.code());
            }
        }
    }

    @Test
    void aCodeIsReadExactly() {
        assertTrue(Currencies.byCode("usd").isEmpty());
    }
}

package org.palermo.schemas.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.schemas.codes.Currencies;

class AmountsTest {

    /** Worked by hand: minor units / 10^digits / rate * 100, half to even. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            minor,   digits, rate,    cents
            123456,  2,      1,       123456
            10000,   2,      0.8,     12500
            10000,   2,      3,       3333
            1,       2,      2,       0
            3,       2,      2,       2
            5,       2,      2,       2
            1000,    0,      100,     1000
            1000,    3,      0.3,     333
            """, useHeadersInDisplayName = true)
    void areRoundedHalfEvenOnce(long minor, int digits, BigDecimal rate, long cents) {
        assertEquals(cents, Amounts.usdCents(minor, digits, rate));
    }

    @Test
    void refuseARateThatIsNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> Amounts.usdCents(1, 2, BigDecimal.ZERO));
    }

    @Test
    void haveTheMinorDigitsOfOurTableOfCurrencies() {
        Currencies.all()
                .forEach(currency ->
                        assertEquals(currency.minorDigits(), Amounts.minorDigits(currency.code()), currency.code()));
        assertThrows(IllegalArgumentException.class, () -> Amounts.minorDigits("XAU"));
    }

    @Test
    void areWrittenAsPlainDecimals() {
        assertEquals("357701.00", Amounts.decimal(35_770_100, 2));
        assertEquals("1000", Amounts.decimal(1000, Amounts.minorDigits("JPY")));
    }
}

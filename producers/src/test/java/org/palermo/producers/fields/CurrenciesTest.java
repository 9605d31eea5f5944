package org.palermo.producers.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.schemas.codes.Currencies;
import org.palermo.schemas.values.Amounts;

/** Each currency that a register may name has the minor digits that amounts are computed with. */
class CurrenciesTest {

    @Test
    void everyCurrencyCanBePriced() {
        List<String> others = Currencies.all().stream()
                .filter(currency -> Amounts.minorDigits(currency.code()) != currency.minorDigits())
                .map(currency -> currency.code() + " " + currency.minorDigits())
                .toList();

        assertEquals(List.of(), others);
    }
}

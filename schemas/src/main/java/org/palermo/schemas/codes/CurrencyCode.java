package org.palermo.schemas.codes;

/**
 * A currency.
 *
 * @param code ISO 4217, three letters
 * @param minorDigits how many decimals its amounts have: 0 to 3
 */
public record CurrencyCode(String code, int minorDigits) {}

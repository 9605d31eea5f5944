package org.palermo.schemas.codes;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The currencies of ISO 4217 that were legal tender at any time since the trust fund was established (November 2010):
 * those in use, and those replaced since, in which older registers are kept.
 */
public final class Currencies {

    private static final Map<String, CurrencyCode> BY_CODE = new LinkedHashMap<>();

    static {
        for (String[] row : Table.read("currencies.tsv", 2)) {
            BY_CODE.put(row[0], new CurrencyCode(row[0], Integer.parseInt(row[1])));
        }
    }

    private Currencies() {}

    /** All currencies, by code. */
    public static Collection<CurrencyCode> all() {
        return Collections.unmodifiableCollection(BY_CODE.values());
    }

    /** The currency of exactly that code, upper case; empty if there is none. */
    public static Optional<CurrencyCode> byCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Reads a code in any case, with or without space around it. */
    public static Optional<CurrencyCode> resolve(String text) {
        return byCode(text.strip().toUpperCase(Locale.ROOT));
    }
}

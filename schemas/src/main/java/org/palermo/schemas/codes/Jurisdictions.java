package org.palermo.schemas.codes;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every jurisdiction a register may name: the countries and areas of ISO 3166-1 with their UN M49 regions, the bodies
 * that are not countries, and ISO's user-assigned codes, which stand for illustrative countries.
 */
public final class Jurisdictions {

    private static final Map<Language, String> ILLUSTRATIVE = new EnumMap<>(Map.of(
            Language.EN, "Illustrative country",
            Language.FR, "Pays illustratif",
            Language.ES, "País ilustrativo",
            Language.RU, "Условная страна",
            Language.ZH, "示例国家",
            Language.AR, "بلد توضيحي"));

    private final Map<String, Jurisdiction> byCode = new LinkedHashMap<>();

    private Jurisdictions() {
        for (String[] row : Table.read("jurisdictions.tsv", 11)) {
            add(new Jurisdiction(row[0], Jurisdiction.Kind.COUNTRY, row[2], row[3], row[4], Names.ofCells(row, 5, 6)));
        }
        for (String[] row : Table.read("bodies.tsv", 7)) {
            add(new Jurisdiction(row[0], Jurisdiction.Kind.BODY, "", "", "", Names.ofCells(row, 1, 6)));
        }
    }

    private void add(Jurisdiction jurisdiction) {
        if (byCode.put(jurisdiction.code(), jurisdiction) != null) {
            throw new IllegalStateException("jurisdiction listed twice: " + jurisdiction.code());
        }
    }

    /** The one table. It is read when first asked for; names are indexed when one is first resolved. */
    public static Jurisdictions standard() {
        return Standard.TABLE;
    }

    private static final class Standard {
        static final Jurisdictions TABLE = new Jurisdictions();
    }

    private static final class Index {
        static final JurisdictionNames NAMES = new JurisdictionNames(standard());
    }

    /** All countries and areas by code, then all bodies by code; no illustrative ones. */
    public Collection<Jurisdiction> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    /** The jurisdiction of exactly that code, upper case; empty if there is none. */
    public Optional<Jurisdiction> byCode(String code) {
        Jurisdiction listed = byCode.get(code);
        if (listed != null) {
            return Optional.of(listed);
        }
        return isUserAssigned(code) ? Optional.of(illustrative(code)) : Optional.empty();
    }

    /**
     * Reads a code (in any case) or a name: in any of the six languages, with or without article, accents and
     * punctuation, short or formal, or one in common use. A name that several countries share is ambiguous, even where
     * it is the official short name of one of them ("Congo"): a wrong country is worse than a question. Alpha-2 codes
     * are not read, but answered by the alpha-3 code as a suggestion.
     */
    public Match resolve(String text) {
        Optional<Jurisdiction> coded = byCode(text.strip().toUpperCase(Locale.ROOT));
        if (coded.isPresent()) {
            return new Match.Found(coded.get());
        }
        return illustrativeByName(text).<Match>map(Match.Found::new).orElseGet(() -> Index.NAMES.resolve(text));
    }

    /** Whether the code counts where countries are counted; false for bodies and for codes not in the table. */
    public boolean isCountry(String code) {
        return byCode(code).map(Jurisdiction::isCountry).orElse(false);
    }

    /** Whether the code stands for an illustrative country. */
    public boolean isIllustrative(String code) {
        return !byCode.containsKey(code) && isUserAssigned(code);
    }

    // ISO 3166-1, user-assigned alpha-3 code elements: AAA-AAZ, QMA-QZZ, XAA-XZZ, ZZA-ZZZ. XKX is left out because
    // international statistics use it for a real territory, which must not pass for an illustration.
    private static boolean isUserAssigned(String code) {
        if (code.length() != 3 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z') || code.equals("XKX")) {
            return false;
        }
        return switch (code.charAt(0)) {
            case 'A' -> code.charAt(1) == 'A';
            case 'Q' -> code.charAt(1) >= 'M';
            case 'X' -> true;
            case 'Z' -> code.charAt(1) == 'Z';
            default -> false;
        };
    }

    private static Jurisdiction illustrative(String code) {
        Map<Language, String> names = new EnumMap<>(Language.class);
        ILLUSTRATIVE.forEach((language, noun) -> names.put(language, noun + " " + code));
        return new Jurisdiction(code, Jurisdiction.Kind.ILLUSTRATIVE, "", "", "", new Names(names));
    }

    private Optional<Jurisdiction> illustrativeByName(String text) {
        String stripped = text.strip();
        String code = stripped.substring(stripped.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT);
        if (!isIllustrative(code)) {
            return Optional.empty();
        }
        String key = Folding.fold(stripped);
        Jurisdiction meant = illustrative(code);
        boolean named =
                meant.names().byLanguage().values().stream().map(Folding::fold).anyMatch(key::equals);
        return named ? Optional.of(meant) : Optional.empty();
    }
}

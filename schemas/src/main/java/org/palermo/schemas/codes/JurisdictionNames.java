package org.palermo.schemas.codes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of all jurisdictions, folded, and the search through them. */
final class JurisdictionNames {

    private static final int SUGGESTIONS = 3;

    // Reserved by ISO 3166-1 beside the alpha-2 codes of the countries.
    private static final Map<String, String> RESERVED_ALPHA_2 = Map.of("UK", "GBR", "EU", "EUE");

    private final Jurisdictions table;
    private final Map<String, String> alpha2 = new HashMap<>(RESERVED_ALPHA_2);
    private final Map<String, List<String>> codesByKey = new HashMap<>(8192);

    JurisdictionNames(Jurisdictions table) {
        this.table = table;
        for (String[] row : Table.read("jurisdictions.tsv", 11)) {
            alpha2.put(row[1], row[0]);
        }
        for (Jurisdiction jurisdiction : table.all()) {
            for (String name : jurisdiction.names().byLanguage().values()) {
                add(name, jurisdiction.code());
            }
        }
        for (String[] row : Table.read("other-names.tsv", 2)) {
            List<String> names = Table.texts(row[1]);
            for (String code : row[0].split(" ", -1)) {
                if (table.byCode(code).isEmpty()) {
                    throw new IllegalStateException("other-names.tsv names an unknown code: " + code);
                }
                for (String name : names) {
                    add(name, code);
                }
            }
        }
    }

    private void add(String name, String code) {
        addKey(Folding.fold(name), code);
        // "Bolivia (Plurinational State of)" is Bolivia to everyone.
        int bracket = bracket(name);
        if (bracket > 0) {
            addKey(Folding.fold(name.substring(0, bracket)), code);
        }
    }

    private void addKey(String key, String code) {
        addExactly(key, code);
        addExactly(Folding.withoutArticle(key), code);
    }

    private void addExactly(String key, String code) {
        List<String> known = codesByKey.putIfAbsent(key, List.of(code));
        if (known != null && !known.contains(code)) {
            List<String> shared = new ArrayList<>(known);
            shared.add(code);
            Collections.sort(shared);
            codesByKey.put(key, List.copyOf(shared));
        }
    }

    private static int bracket(String name) {
        return Math.max(name.indexOf('('), name.indexOf('（'));
    }

    Match resolve(String text) {
        String key = Folding.fold(text);
        if (key.isEmpty()) {
            return new Match.Unknown(List.of());
        }
        return lookUp(key)
                .or(() -> upright(text).flatMap(this::lookUp))
                .orElseGet(() -> new Match.Unknown(suggest(text, key)));
    }

    private Optional<Match> lookUp(String key) {
        List<String> codes = codesByKey.get(key);
        if (codes == null) {
            codes = codesByKey.get(Folding.withoutArticle(key));
        }
        if (codes == null) {
            return Optional.empty();
        }
        List<Jurisdiction> found = jurisdictions(codes);
        return Optional.of(found.size() == 1 ? new Match.Found(found.getFirst()) : new Match.Ambiguous(found));
    }

    /** "Moldova, Republic of" and "Moldova (Republic of)" the right way round, folded. */
    private static Optional<String> upright(String text) {
        int cut = Math.max(text.indexOf(','), bracket(text));
        return cut > 0
                ? Optional.of(Folding.fold(text.substring(cut + 1) + " " + text.substring(0, cut)))
                : Optional.empty();
    }

    private List<Jurisdiction> suggest(String text, String key) {
        String code = alpha2.get(text.strip().toUpperCase(Locale.ROOT));
        if (code != null) {
            return jurisdictions(List.of(code));
        }
        // A third of the letters wrong is still a slip; more is another word.
        int limit = Math.clamp(key.length() / 3, 1, 4);
        Map<String, Integer> nearest = new HashMap<>();
        codesByKey.forEach((name, codes) -> {
            int distance = EditDistance.within(key, name, limit);
            if (distance <= limit) {
                codes.forEach(c -> nearest.merge(c, distance, Math::min));
            }
        });
        return jurisdictions(nearest.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(SUGGESTIONS)
                .map(Map.Entry::getKey)
                .toList());
    }

    private List<Jurisdiction> jurisdictions(List<String> codes) {
        List<Jurisdiction> found = new ArrayList<>(codes.size());
        codes.forEach(code -> found.add(table.byCode(code).orElseThrow()));
        return found;
    }
}

package org.palermo.schemas.codes;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The geographic regions of the UN M49 standard: the world, five regions, their sub-regions and intermediate ones. */
public final class Regions {

    private final Map<String, Region> byCode = new LinkedHashMap<>();
    private final Map<String, Region> byName = new HashMap<>();

    private Regions() {
        for (String[] row : Table.read("regions.tsv", 9)) {
            Region region = new Region(row[0], Region.Level.valueOf(row[1]), row[2], Names.ofCells(row, 3, 6));
            byCode.put(region.code(), region);
            for (String name : region.names().byLanguage().values()) {
                Region other = byName.putIfAbsent(Folding.withoutArticle(Folding.fold(name)), region);
                if (other != null && !other.equals(region)) {
                    throw new IllegalStateException("two regions are called " + name);
                }
            }
        }
    }

    /** The one table, read when first asked for. */
    public static Regions standard() {
        return Standard.TABLE;
    }

    private static final class Standard {
        static final Regions TABLE = new Regions();
    }

    /** All regions, by code. */
    public Collection<Region> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    /** The regions of one level, by code. */
    public List<Region> of(Region.Level level) {
        return byCode.values().stream()
                .filter(region -> region.level() == level)
                .toList();
    }

    /** The region of exactly that three-digit code; empty if there is none. */
    public Optional<Region> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Reads a code, or a name in any of the six languages, with or without article and accents. */
    public Optional<Region> resolve(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        return byCode(code).or(() -> Optional.ofNullable(byName.get(Folding.withoutArticle(Folding.fold(text)))));
    }
}

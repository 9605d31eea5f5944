package org.palermo.schemas.codes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures by their ids. What each is and how it is computed is declared by the reports; here stands what a register
 * needs to speak of one.
 */
public final class FigureCodes {

    private static final Map<String, FigureCode> BY_ID = new LinkedHashMap<>();

    static {
        for (String[] row : Table.read("figures.tsv", 3)) {
            boolean flow = switch (row[1]) {
                case "flow" -> true;
                case "stock" -> false;
                default -> throw new IllegalStateException("figures.tsv: " + row[0] + " is neither flow nor stock");
            };
            BY_ID.put(row[0], new FigureCode(row[0], flow, row[2]));
        }
    }

    private FigureCodes() {}

    /** All figures, in the order in which reports declare them. */
    public static List<FigureCode> all() {
        return List.copyOf(BY_ID.values());
    }

    /** The figure of exactly that id; empty if there is none. */
    public static Optional<FigureCode> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}

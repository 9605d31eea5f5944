package org.palermo.producers.registers;

import java.util.HashMap;
import java.util.Map;
import org.palermo.schemas.codes.Language;

/**
 * How a file names the columns of a register.
 *
 * @param language that it is kept in
 * @param headers what it calls each column, by the column's name
 * @param letters under which letter it has each, by the column's name; empty where files have none
 */
public record Naming(Language language, Map<String, String> headers, Map<String, String> letters) {

    public Naming {
        headers = Map.copyOf(headers);
        letters = Map.copyOf(letters);
    }

    /** The register's own headers in the language. */
    public static Naming of(Register register, Language language) {
        Map<String, String> headers = new HashMap<>();
        register.columns().forEach(column -> headers.put(column.name(), column.header(language)));
        return new Naming(language, headers, Map.of());
    }

    String header(String column) {
        return headers.getOrDefault(column, column);
    }

    String letter(String column) {
        return letters.getOrDefault(column, "");
    }
}

package org.palermo.reports.write;

import java.nio.charset.StandardCharsets;

/**
 * One of several files that belong together.
 *
 * @param name within their folder, without one
 */
public record NamedFile(String name, byte[] bytes) {

    /** A text in UTF-8. */
    static NamedFile text(String name, String text) {
        return new NamedFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}

package org.palermo.infra.command;

import java.util.Map;
import org.palermo.reports.write.TextWriter;

/**
 * What standard output is shown on.
 *
 * @param width of a line, in characters
 * @param shown whether it is a terminal at all
 * @param colours whether it is a terminal whose user has not declined them
 */
record Terminal(int width, boolean shown, boolean colours) {

    private static final int LEAST = 60;

    /** A pipe or a file. */
    static final Terminal NONE = new Terminal(TextWriter.WIDTH, false, false);

    /**
     * @param columns of the terminal as the launcher found them, empty where standard output is none
     * @param environment for NO_COLOR (no-color.org) and TERM
     */
    static Terminal of(String columns, Map<String, String> environment) {
        if (columns.isBlank()) {
            return NONE;
        }
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(width(columns), true, colours);
    }

    /** Long lines read badly, and tables need some room, so the width keeps between two limits. */
    private static int width(String columns) {
        try {
            int width = Integer.parseInt(columns.strip());
            return width == 0 ? TextWriter.WIDTH : Math.clamp(width, LEAST, TextWriter.WIDTH);
        } catch (NumberFormatException e) {
            return TextWriter.WIDTH;
        }
    }
}

package org.palermo.reports.statements;

import org.jspecify.annotations.Nullable;

/**
 * What the author of a report puts on it.
 *
 * @param title in place of the template's; null for the template's
 * @param symbol under which its author issues it; null where there is none: none is ever made up
 * @param draft whether it is yet to be approved, and says so on every page
 */
public record Cover(@Nullable String title, @Nullable String symbol, boolean draft) {

    /** The template's title, and nothing besides. */
    public static final Cover NONE = new Cover(null, null, false);
}

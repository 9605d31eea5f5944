package org.palermo.producers.fields;

import java.util.Optional;

/**
 * How a column writes what can be read in more than one way.
 *
 * @param dates the order of day, month and year; empty where nothing says
 * @param decimalComma whether a comma can only separate decimals, as it does in French
 */
public record Notation(Optional<DateOrder> dates, boolean decimalComma) {

    /** Nothing is known: what can be read in two ways is not read. */
    public static final Notation UNKNOWN = new Notation(Optional.empty(), false);
}

package org.palermo.producers.fields;

import java.time.Instant;

/**
 * What the judgement of a row depends on besides the row.
 *
 * @param now intake's clock, the same for all rows of an import
 * @param rates known when the row is judged
 * @param parties known when the row is judged
 * @param dates how the row's file writes them
 */
public record Context(Instant now, Rates rates, Parties parties, DateOrders dates) {

    /** Where no identity is judged, and dates are written in one way only. */
    public Context(Instant now, Rates rates) {
        this(now, rates, Parties.NOT_KNOWN);
    }

    /** For rows whose dates are written in one way only. */
    public Context(Instant now, Rates rates, Parties parties) {
        this(now, rates, parties, DateOrders.UNKNOWN);
    }

    /** The same for the rows of a file. */
    public Context with(DateOrders orders) {
        return new Context(now, rates, parties, orders);
    }
}

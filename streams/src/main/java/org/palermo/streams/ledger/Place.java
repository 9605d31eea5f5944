package org.palermo.streams.ledger;

/**
 * A jurisdiction as the ledger sees it.
 *
 * @param code as the event has it
 * @param region UN M49 region; empty for bodies and illustrative countries
 * @param country whether it counts where countries are counted; false for the European Union, a regional court
 */
public record Place(String code, String region, boolean country) {

    /** No jurisdiction stated. */
    public static final Place NOT_STATED = new Place("", "", false);
}

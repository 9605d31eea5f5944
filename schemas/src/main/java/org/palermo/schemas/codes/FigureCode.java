package org.palermo.schemas.codes;

/**
 * A figure that reports compute, as far as a register can name it.
 *
 * @param id {@code fund.available}
 * @param flow whether it speaks of what happened in a period, and not of what had happened by its end
 * @param unit of its values: activity, person, USD, share ...
 */
public record FigureCode(String id, boolean flow, String unit) {

    /** The unit in which a register states a value of it: shares are stated in percent. */
    public String statedUnit() {
        return unit.equals("share") ? "percent" : unit;
    }
}

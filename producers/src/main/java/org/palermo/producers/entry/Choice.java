package org.palermo.producers.entry;

/**
 * Something that may be written in a column.
 *
 * @param value as it is written
 * @param name what it means to people; the same as the value where it says so itself
 */
public record Choice(String value, String name) {

    static Choice of(String value) {
        return new Choice(value, value);
    }

    /** The value, with its name where that says more. */
    @Override
    public String toString() {
        return name.equals(value) ? value : value + " (" + name + ")";
    }
}

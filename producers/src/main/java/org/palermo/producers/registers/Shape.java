package org.palermo.producers.registers;

/** How a column is written in JSON; in CSV all of it is text. */
public enum Shape {
    /** A string. */
    TEXT,
    /** A string of digits: an amount or a rate, which no binary fraction may pass through. */
    DECIMAL,
    /** A whole number. */
    NUMBER,
    /** {@code true} or {@code false}, or a string. */
    YES_NO,
    /** An array of strings. */
    LIST,
    /** An array of whole numbers. */
    NUMBERS,
    /** An object of whole numbers. */
    BREAKDOWN,
    /** An object of whole numbers, or one number whose parts are not known. */
    BREAKDOWN_OR_NUMBER
}

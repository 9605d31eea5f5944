package org.palermo.producers.findings;

/** What a finding means for its row. */
public enum Severity {
    /** The row, or the whole file where the finding names no row, is not emitted. */
    ERROR,
    /** The row is emitted; someone should look at it. */
    WARNING
}

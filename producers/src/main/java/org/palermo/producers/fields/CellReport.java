package org.palermo.producers.fields;

import java.util.Map;
import org.palermo.producers.findings.FindingCode;

/** Where the reader of one cell reports what is wrong with it, and learns how its column is written. */
@FunctionalInterface
public interface CellReport {

    /**
     * @param value the text that was met: the cell's, or that of the item of a list
     * @param details what else the message names
     */
    void report(FindingCode code, String value, Map<String, Object> details);

    default void report(FindingCode code, String value) {
        report(code, value, Map.of());
    }

    /** How dates and numbers of the cell's column are written. */
    default Notation notation() {
        return Notation.UNKNOWN;
    }
}

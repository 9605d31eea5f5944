package org.palermo.producers.registers.xlsx;

import java.io.IOException;
import java.util.Map;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;

/** A workbook, or one of its parts, that cannot be read: what is wrong with it becomes a finding. */
public final class UnreadableWorkbook extends IOException {

    private final FindingCode code;
    private final String value;
    private final Map<String, Object> details;

    UnreadableWorkbook(FindingCode code, String value, Map<String, Object> details) {
        super(code.id() + ": " + value);
        this.code = code;
        this.value = value;
        this.details = Map.copyOf(details);
    }

    static UnreadableWorkbook damaged(String part) {
        return new UnreadableWorkbook(FindingCode.WORKBOOK_DAMAGED, part, Map.of());
    }

    static UnreadableWorkbook tooLarge(String part, long limit) {
        return new UnreadableWorkbook(FindingCode.WORKBOOK_TOO_LARGE, part, Map.of("limit", limit));
    }

    /** What is wrong, at the file or the sheet. */
    public Finding at(Place place) {
        return new Finding(code, place, value, details);
    }
}

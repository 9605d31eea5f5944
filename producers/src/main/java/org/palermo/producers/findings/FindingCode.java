package org.palermo.producers.findings;

import static org.palermo.producers.findings.Severity.ERROR;
import static org.palermo.producers.findings.Severity.WARNING;

import java.util.Locale;

/**
 * Everything that can be wrong with a register, in the order in which it is judged. Codes are stable: scripts and people
 * rely on them. Each is explained in {@code docs/findings.md}, worded in the bundles beside this class, and shown by a
 * malformed file with its messages under {@code src/test/resources/findings}.
 */
public enum FindingCode {
    // The file
    FILE_MISSING(ERROR),
    FILE_UNKNOWN(WARNING),
    FILE_NOT_REGISTER(ERROR),
    FILE_FORMAT(ERROR),
    WORKBOOK_ENCRYPTED(ERROR),
    WORKBOOK_DAMAGED(ERROR),
    WORKBOOK_TOO_LARGE(ERROR),
    WORKBOOK_WITHOUT_REGISTERS(ERROR),
    SHEET_MISSING(ERROR),
    SHEET_UNKNOWN(WARNING),
    SHEET_AMBIGUOUS(ERROR),
    SHEET_HIDDEN(WARNING),
    FOLDER_WITHOUT_REGISTERS(ERROR),
    NOT_UTF8(ERROR),
    ENCODING_ASSUMED(WARNING),
    LINE_TOO_LONG(ERROR),
    // The header
    HEADER_MISSING(ERROR),
    COLUMN_MISSING(ERROR),
    COLUMN_REPEATED(ERROR),
    COLUMN_UNKNOWN(WARNING),
    COLUMN_HIDDEN(WARNING),
    CELLS_OUTSIDE(WARNING),
    ROWS_HIDDEN(WARNING),
    DATE_BY_COLUMN(WARNING),
    // The row as text
    QUOTE_UNCLOSED(ERROR),
    QUOTE_MISPLACED(ERROR),
    FIELD_COUNT(ERROR),
    ROW_TOTAL(ERROR),
    ROW_NOTE(WARNING),
    CELLS_MERGED(WARNING),
    CELLS_MERGED_ACROSS(ERROR),
    CELL_ERROR(ERROR),
    FORMULA_WITHOUT_VALUE(ERROR),
    NUMBER_INEXACT(ERROR),
    NUMBER_ADORNED(ERROR),
    DATE_OF_YEAR(ERROR),
    DATE_WITHOUT_YEAR(ERROR),
    DATE_SHOWN_SHORTER(WARNING),
    JSON_MALFORMED(ERROR),
    JSON_CONTENT(ERROR),
    JSON_TYPE(ERROR),
    KIND_UNKNOWN(ERROR),
    // Identity
    VALUE_MISSING(ERROR),
    CONTROL_CHARACTER(ERROR),
    TEXT_TOO_LONG(ERROR),
    ID_REPEATED(ERROR),
    ROW_REPEATED(WARNING),
    EVENT_ID_REPEATED(ERROR),
    ID_MISMATCH(ERROR),
    // Shape
    CODE_UNKNOWN(ERROR),
    CODE_UNLISTED(WARNING),
    JURISDICTION_UNKNOWN(ERROR),
    JURISDICTION_AMBIGUOUS(ERROR),
    NOT_A_COUNTRY(ERROR),
    REGION_UNLISTED(WARNING),
    LANGUAGE_UNKNOWN(ERROR),
    CURRENCY_UNKNOWN(ERROR),
    FIGURE_UNKNOWN(ERROR),
    DATE_INVALID(ERROR),
    DATE_AMBIGUOUS(ERROR),
    DATE_SERIAL(ERROR),
    MONTH_INVALID(ERROR),
    YEAR_INVALID(ERROR),
    INSTANT_INVALID(ERROR),
    NUMBER_INVALID(ERROR),
    NUMBER_TOO_LARGE(ERROR),
    AMOUNT_INVALID(ERROR),
    AMOUNT_AMBIGUOUS(ERROR),
    AMOUNT_NOT_POSITIVE(ERROR),
    YES_NO_INVALID(ERROR),
    BREAKDOWN_INVALID(ERROR),
    BREAKDOWN_KEY_REPEATED(ERROR),
    ITEM_REPEATED(WARNING),
    // Meaning
    REASON_MISSING(ERROR),
    REASON_WITHOUT_STATUS(WARNING),
    RECORDED_AT_FUTURE(ERROR),
    END_BEFORE_START(ERROR),
    BREAKDOWN_EXCEEDS_TOTAL(ERROR),
    AMOUNT_TOO_PRECISE(ERROR),
    AMOUNT_TOO_LARGE(ERROR),
    RATE_NEEDS_MONTH(ERROR),
    RATE_MISSING(ERROR),
    RATE_OF_USD(ERROR),
    PARTY_UNKNOWN(WARNING),
    IDENTITY_CYCLE(ERROR),
    DONOR_TYPES_DIFFER(ERROR),
    START_MISSING(ERROR),
    UNIT_MISMATCH(ERROR);

    private final Severity severity;

    FindingCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** As shown and written: {@code date-ambiguous}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

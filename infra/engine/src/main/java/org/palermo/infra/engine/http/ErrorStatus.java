package org.palermo.infra.engine.http;

/** HTTP status for ClickHouse's error codes, as ClickHouse's own HTTP interface chooses it. */
final class ErrorStatus {
    private ErrorStatus() {}

    /** The status for an error code; 500 unless the code stands for something more precise. */
    static int of(int code) {
        return switch (code) {
            case 194 -> 401; // REQUIRED_PASSWORD
            case 192, 193, 497, 512, 516 -> 403; // UNKNOWN_USER, WRONG_PASSWORD, ACCESS_DENIED, roles, authentication
            // texts that cannot be parsed, values and types that do not fit, SYNTAX_ERROR, BAD_ARGUMENTS
            case 6, 8, 15, 25, 26, 27, 36, 38, 41, 44, 53, 62, 72, 117, 167, 168, 321, 376, 427, 441, 675, 676 -> 400;
            // UNKNOWN_ FUNCTION, IDENTIFIER, TYPE, STORAGE, TABLE, AGGREGATE_FUNCTION, FORMAT, TYPE_OF_QUERY, DATABASE,
            // SETTING, DIRECTION_OF_SORTING, DATABASE_ENGINE
            case 46, 47, 50, 56, 60, 63, 73, 78, 81, 115, 152, 336 -> 404;
            case 159 -> 408; // TIMEOUT_EXCEEDED
            case 48 -> 501; // NOT_IMPLEMENTED
            case 209, 76, 202, 236, 439 -> 503; // time-outs and shortage of the engine, or its end
            default -> 500;
        };
    }
}

package org.palermo.infra.engine.chdb;

/**
 * An error that ClickHouse reports for a statement, or that the HTTP interface reports in ClickHouse's own terms.
 *
 * <p>The message always contains ClickHouse's form {@code Code: <code>. DB::Exception: <text>. (<NAME>)}, because the
 * Java clients read the code and the text out of it.
 */
public final class EngineException extends RuntimeException {
    /** ClickHouse's code of an exception that carries none ({@code UNKNOWN_EXCEPTION}). */
    public static final int UNKNOWN = 1002;

    private static final String CODE = "Code: ";

    private final int code;

    private EngineException(int code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * An error of the HTTP interface itself.
     *
     * @param code the code from ClickHouse's list of error codes
     * @param name the name that belongs to the code, for example {@code SYNTAX_ERROR}
     * @param text what is wrong, without a full stop
     */
    public static EngineException of(int code, String name, String text) {
        return new EngineException(code, CODE + code + ". DB::Exception: " + text + ". (" + name + ")");
    }

    /** An error as the engine worded it; what precedes {@code Code:} in the message is dropped. */
    public static EngineException reported(String message) {
        int at = message.indexOf(CODE);
        if (at < 0) {
            return of(UNKNOWN, "UNKNOWN_EXCEPTION", message);
        }
        int end = at + CODE.length();
        int code = 0;
        while (end < message.length() && Character.isDigit(message.charAt(end)) && code < 1_000_000) {
            code = code * 10 + message.charAt(end++) - '0';
        }
        return new EngineException(code == 0 ? UNKNOWN : code, message.substring(at));
    }

    /** ClickHouse's error code, positive. */
    public int code() {
        return code;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

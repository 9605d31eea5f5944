package org.palermo.reports.store;

/** ClickHouse cannot be read: it is away, refuses, or lacks the tables. The message names the setting and its address. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailable(String address, Throwable cause) {
        super("clickhouse.url: cannot read from " + address + ": " + firstLine(cause), cause);
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}

package org.palermo.infra.pipeline;

/** ClickHouse did not answer: nothing is known about the data. */
public final class ClickHouseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClickHouseUnavailable(String url, Throwable cause) {
        super(url + ": " + cause.getMessage(), cause);
    }
}

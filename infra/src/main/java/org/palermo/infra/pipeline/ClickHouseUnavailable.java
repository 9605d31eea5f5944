package org.palermo.infra.pipeline;

import org.palermo.schemas.addresses.ServiceUrl;

/** ClickHouse did not answer: nothing is known about the data. */
public final class ClickHouseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ClickHouseUnavailable(String url, Throwable cause) {
        super(ServiceUrl.shown(url) + ": " + cause.getMessage(), cause);
    }
}

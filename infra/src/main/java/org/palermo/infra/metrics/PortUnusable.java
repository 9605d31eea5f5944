package org.palermo.infra.metrics;

/** Metrics and health cannot be served where the configuration asks for them. */
public final class PortUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    PortUnusable(String host, int port, Throwable cause) {
        super(host + ":" + port + ": " + cause.getMessage(), cause);
    }
}

package org.palermo.infra.pipeline;

/** The broker did not answer. */
public final class BrokerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BrokerUnavailable(String bootstrapServers, Throwable cause) {
        super(bootstrapServers + ": " + cause.getMessage(), cause);
    }
}

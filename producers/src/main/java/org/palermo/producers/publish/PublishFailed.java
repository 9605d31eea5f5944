package org.palermo.producers.publish;

/** The brokers or the registry did not take an event. Sending all of them again is safe: what is there is a duplicate. */
public final class PublishFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long acknowledged;

    PublishFailed(String message, long acknowledged, Throwable cause) {
        super(message, cause);
        this.acknowledged = acknowledged;
    }

    /** How many events had been acknowledged by then. */
    public long acknowledged() {
        return acknowledged;
    }
}

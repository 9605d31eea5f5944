package org.palermo.infra.engine;

/** The embedded engine cannot be had or started here; the message says why and what to do about it. */
public final class EngineUnavailable extends RuntimeException {
    /** @param message what is wrong and the remedy, for the person at the command line */
    public EngineUnavailable(String message) {
        super(message);
    }

    /**
     * With what lies behind it.
     *
     * @param message what is wrong and the remedy, for the person at the command line
     */
    public EngineUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

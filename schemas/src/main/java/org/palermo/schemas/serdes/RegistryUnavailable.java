package org.palermo.schemas.serdes;

/** The schema registry did not answer for as long as one was willing to wait: a system fault, never bad data. */
public final class RegistryUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RegistryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

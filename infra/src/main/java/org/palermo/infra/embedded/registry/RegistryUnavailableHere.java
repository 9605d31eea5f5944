package org.palermo.infra.embedded.registry;

import org.jspecify.annotations.Nullable;

/** The embedded registry server cannot be had on this machine; the message says why and what to do. */
public final class RegistryUnavailableHere extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RegistryUnavailableHere(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

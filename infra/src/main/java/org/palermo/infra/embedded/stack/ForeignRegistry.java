package org.palermo.infra.embedded.stack;

/**
 * The registry has other schemas under the ids that the log's records name: it is not the one that they were written with,
 * or has lost what it knew.
 */
public final class ForeignRegistry extends RuntimeException {

    private static final long serialVersionUID = 1;

    ForeignRegistry(String message) {
        super(message);
    }
}

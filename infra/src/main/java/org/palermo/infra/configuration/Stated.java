package org.palermo.infra.configuration;

/** A text that was set for a key, and where. */
public record Stated(String key, String text, Origin origin) {

    /** Without the text, which may be secret. */
    @Override
    public String toString() {
        return key + " (" + origin + ")";
    }
}

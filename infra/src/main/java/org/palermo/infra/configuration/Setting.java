package org.palermo.infra.configuration;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can be set, wherever it is set: all that is known of it stands in its declaration in {@link Settings}.
 *
 * @param key its name in a file and after {@code --set}, in small letters with dots
 * @param type what it may be
 * @param otherwise the text that holds where nothing is set; empty where there is none
 * @param meaning what it does, in a sentence; where the default depends on something, that too
 * @param secret whether its value is never shown
 */
public record Setting<T>(String key, Type<T> type, Optional<String> otherwise, Words meaning, boolean secret) {

    static final String PREFIX = "PALERMO_";

    /** What ends the key, or the variable, that names a file which holds a secret instead of the secret. */
    static final String IN_FILE = ".file";

    static <T> Setting<T> of(String key, Type<T> type, String otherwise, Words meaning) {
        return new Setting<>(key, type, Optional.of(otherwise), meaning, false);
    }

    /** One that has no value unless it is set. */
    static <T> Setting<T> optional(String key, Type<T> type, Words meaning) {
        return new Setting<>(key, type, Optional.empty(), meaning, false);
    }

    static Setting<String> secret(String key, Words meaning) {
        return new Setting<>(key, Type.text(), Optional.empty(), meaning, true);
    }

    /** The variable of the environment that sets it. */
    public String variable() {
        return variable(key);
    }

    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** How a value of it is shown. */
    public String shown(String text) {
        return secret ? "***" : type.shown().apply(text);
    }
}

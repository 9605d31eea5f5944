package org.palermo.infra.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in force: for each setting its value and where it comes from. */
public final class Configuration {

    private final Map<Setting<?>, Value<?>> values;
    private final List<Stated> strangers;

    /**
     * @param values of every setting that has one
     * @param strangers variables that look like ours and set nothing
     */
    Configuration(Map<Setting<?>, Value<?>> values, List<Stated> strangers) {
        this.values = Map.copyOf(values);
        this.strangers = List.copyOf(strangers);
    }

    /**
     * A value with what is known of it.
     *
     * @param shown the text of it, or stars where it is secret
     */
    record Value<T>(T value, String shown, Origin origin) {

        /** Without the value, which may be secret. */
        @Override
        public String toString() {
            return shown + " (" + origin + ")";
        }
    }

    /** The value that was set, or the default; empty where there is neither. */
    public <T> Optional<T> get(Setting<T> setting) {
        return value(setting).map(Value::value);
    }

    /**
     * The value of a setting that has a default.
     *
     * @throws IllegalStateException where it has neither value nor default
     */
    public <T> T of(Setting<T> setting) {
        return get(setting).orElseThrow(() -> new IllegalStateException(setting.key() + " is not set"));
    }

    /** Whether it was set anywhere. */
    public boolean isSet(Setting<?> setting) {
        return !(origin(setting) instanceof Origin.Default);
    }

    public Origin origin(Setting<?> setting) {
        return value(setting).map(Value::origin).orElseGet(Origin.Default::new);
    }

    /** The value's text without what is secret in it; empty where there is none. */
    public String shown(Setting<?> setting) {
        return value(setting).map(Value::shown).orElse("");
    }

    /** Variables of the environment that begin like ours and set nothing: slips of the keyboard, most likely. */
    public List<Stated> strangers() {
        return strangers;
    }

    @SuppressWarnings("unchecked") // the reader puts each value under the setting that read it
    private <T> Optional<Value<T>> value(Setting<T> setting) {
        return Optional.ofNullable((Value<T>) values.get(setting));
    }
}

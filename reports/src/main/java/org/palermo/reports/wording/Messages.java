package org.palermo.reports.wording;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.palermo.schemas.codes.Language;

/**
 * The fixed texts of one language, as ICU message patterns with named arguments. There is no fallback to another
 * language: a key that is missing is a fault.
 */
public final class Messages {

    /** CLDR groups French digits with a narrow no-break space, which many fonts and terminals lack. */
    private static final char NARROW_NO_BREAK_SPACE = '\u202f';

    static final char NO_BREAK_SPACE = '\u00a0';

    private final String name;
    private final ULocale locale;
    private final Properties patterns = new Properties();
    private final Map<String, MessageFormat> compiled = new ConcurrentHashMap<>();

    Messages(Language language, ULocale locale) {
        this.name = "report_" + language.tag() + ".properties";
        this.locale = locale;
        try (InputStream in = Messages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no report is written in " + language);
            }
            patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All keys, sorted. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(new TreeSet<>(patterns.stringPropertyNames()));
    }

    /** All patterns by key, as they stand in the bundle. */
    public SortedMap<String, String> patterns() {
        SortedMap<String, String> all = new TreeMap<>();
        patterns.stringPropertyNames().forEach(key -> all.put(key, pattern(key)));
        return Collections.unmodifiableSortedMap(all);
    }

    /** @throws IllegalStateException if the bundle has no such key */
    public String text(String key) {
        return text(key, Map.of());
    }

    /** @throws IllegalStateException if the bundle has no such key */
    public String text(String key, Map<String, ?> arguments) {
        String pattern = patterns.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException(name + " has no " + key);
        }
        return format(pattern, arguments);
    }

    /** The text of a key that the bundle may lack: what a code is called, where codes are open. */
    public Optional<String> find(String key) {
        return patterns.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** Fills a pattern of another file, as a figure's sentence, by this language's rules. */
    public String format(String pattern, Map<String, ?> arguments) {
        MessageFormat message = compiled.computeIfAbsent(pattern, text -> new MessageFormat(text, locale));
        synchronized (message) {
            return message.format(arguments).replace(NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE);
        }
    }

    String pattern(String key) {
        return patterns.getProperty(key);
    }
}

package org.palermo.reports.wording;

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
 * The fixed texts of one language, as ICU message patterns with named arguments. What a language lacks is said
 * in English; a key that English lacks is a fault.
 */
public final class Messages {

    /** CLDR groups French digits with a narrow no-break space, which many fonts and terminals lack. */
    private static final char NARROW_NO_BREAK_SPACE = '\u202f';

    private final String name;
    private final ULocale locale;
    private final Numbers numbers;
    private final boolean rightToLeft;
    private final Properties patterns = new Properties();
    private final Map<String, Message> compiled = new ConcurrentHashMap<>();

    Messages(Language language, ULocale locale, Numbers numbers) {
        this.name = "report_" + language.tag() + ".properties";
        this.locale = locale;
        this.numbers = numbers;
        this.rightToLeft = language.direction() == Language.Direction.RIGHT_TO_LEFT;
        // A test sees to it that no language lacks anything; a text in English serves readers better than a fault.
        load("report_en.properties");
        load(name);
    }

    private void load(String bundle) {
        try (InputStream in = Messages.class.getResourceAsStream(bundle)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + bundle);
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
        return compiled.computeIfAbsent(pattern, text -> new Message(text, locale))
                .with(arguments, numbers, rightToLeft)
                .replace(NARROW_NO_BREAK_SPACE, Numbers.NO_BREAK_SPACE);
    }

    String pattern(String key) {
        return patterns.getProperty(key);
    }
}

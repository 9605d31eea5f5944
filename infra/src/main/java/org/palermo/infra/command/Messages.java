package org.palermo.infra.command;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.palermo.schemas.codes.Language;

/** What commands say, in the user's language where they speak it, else in English. */
final class Messages {

    static final String BUNDLE = "org.palermo.infra.command.messages";

    private final Language language;
    private final Language spoken;
    private final ResourceBundle bundle;

    private Messages(Language language) {
        this.language = language;
        this.spoken = language.spoken() ? language : Language.EN;
        this.bundle = bundle(spoken);
    }

    static Messages in(Language language) {
        return new Messages(language);
    }

    /** What a command line gives as {@code --lang}, the last time it does; empty where it does not. */
    static Optional<String> asked(String[] arguments) {
        Optional<String> asked = Optional.empty();
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            if (arguments[i].startsWith("--lang=")) {
                asked = Optional.of(arguments[i].substring("--lang=".length()));
            } else if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                asked = Optional.of(arguments[i + 1]);
            }
        }
        return asked;
    }

    /**
     * The language that a command line asks for, else the one that the environment names, else the machine's, else
     * English.
     *
     * @param environment where, as POSIX has it, the first of LC_ALL, LC_MESSAGES and LANG that is set says the language;
     *     read here because Java follows it only where the system has that locale installed
     */
    static Language languageOf(String[] arguments, Map<String, String> environment, Locale machine) {
        String user = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(machine.getLanguage());
        return asked(arguments)
                .flatMap(Language::of)
                .or(() -> Language.of(user.replaceFirst("[_.@-].*", "")))
                .orElse(Language.EN);
    }

    /** The language of documents: any of the six. */
    Language language() {
        return language;
    }

    /** The language of the talk about them, of findings and of registers' columns: English or French. */
    Language spoken() {
        return spoken;
    }

    /** A message with named arguments, formatted by ICU's rules for the language. */
    String of(String key, Map<String, ?> arguments) {
        return new MessageFormat(bundle.getString(key), spoken.locale()).format(arguments);
    }

    String of(String key) {
        return of(key, Map.of());
    }

    ResourceBundle bundle() {
        return bundle;
    }

    static ResourceBundle bundle(Language language) {
        // English is the base bundle: never fall back to the machine's own locale
        return ResourceBundle.getBundle(
                BUNDLE,
                language == Language.EN ? Locale.ROOT : language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}

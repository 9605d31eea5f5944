package org.palermo.infra.command;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.palermo.schemas.codes.Language;

/** What commands say, in the user's language. */
final class Messages {

    static final String BUNDLE = "org.palermo.infra.command.messages";

    private final Language language;
    private final ResourceBundle bundle;

    private Messages(Language language) {
        this.language = language;
        this.bundle = bundle(language);
    }

    static Messages in(Language language) {
        return new Messages(language);
    }

    /** The language that a command line asks for with {@code --lang}, else the user's own, else English. */
    static Language languageOf(String[] arguments, Locale user) {
        for (int i = 0; i < arguments.length; i++) {
            String asked = arguments[i].startsWith("--lang=")
                    ? arguments[i].substring("--lang=".length())
                    : arguments[i].equals("--lang") && i + 1 < arguments.length ? arguments[i + 1] : "";
            var found = Language.of(asked).filter(Language::offered);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return Language.of(user.getLanguage()).filter(Language::offered).orElse(Language.EN);
    }

    Language language() {
        return language;
    }

    /** A message with named arguments, formatted by ICU's rules for the language. */
    String of(String key, Map<String, ?> arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
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

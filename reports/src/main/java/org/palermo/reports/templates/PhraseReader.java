package org.palermo.reports.templates;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.palermo.reports.statements.Phrase;
import org.palermo.reports.statements.Phrase.Form;

/**
 * Reads a sentence with places for figures: {@code {activities}}, {@code {fund.received@2015}}, {@code {activities, plural,
 * one {activity} other {activities}}}. Figures' ids are no names for ICU, so each place gets one of ours.
 */
final class PhraseReader {

    /** Forms by name; {@code plural} is one of ICU's own and has branches. */
    private static final Map<String, Form> FORMS = Map.of(
            "feminine", Form.FEMININE,
            "number", Form.NUMBER,
            "sentence", Form.SENTENCE,
            "name", Form.NAME,
            "when", Form.WHEN,
            "plural", Form.PLURAL);

    /** Branches within branches end somewhere. */
    private static final int DEEPEST = 8;

    private final String text;
    private final StringBuilder pattern = new StringBuilder();
    private final List<Phrase.Place> places = new ArrayList<>();
    private int at;

    private PhraseReader(String text) {
        this.text = text;
    }

    /** The names of forms, for who chose none of them. */
    static List<String> forms() {
        return FORMS.keySet().stream().sorted().toList();
    }

    /** @throws Unreadable if a brace is missing, a form is unknown or ICU cannot read it */
    static Phrase read(String text) throws Unreadable {
        PhraseReader reader = new PhraseReader(text);
        reader.message(0);
        Phrase phrase = new Phrase(reader.pattern.toString(), reader.places);
        try {
            new MessageFormat(phrase.pattern(), ULocale.UK);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Unreadable(Finding.Rule.BAD_PHRASE, "detail", String.valueOf(e.getMessage()));
        }
        return phrase;
    }

    private void message(int depth) throws Unreadable {
        if (depth > DEEPEST) {
            throw new Unreadable(Finding.Rule.BAD_PHRASE, "detail", "{{{");
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' && at + 1 < text.length() && isBrace(text.charAt(at + 1))) {
                boolean doubled = at > 0 && text.charAt(at - 1) == '\'';
                if (!doubled) {
                    throw new Unreadable(Finding.Rule.APOSTROPHE, "text", around());
                }
            }
            if (c == '{') {
                at++;
                argument(depth);
            } else if (c == '}') {
                if (depth > 0) {
                    return;
                }
                throw new Unreadable(Finding.Rule.BAD_PHRASE, "detail", "} " + around());
            } else {
                pattern.append(c);
                at++;
            }
        }
        if (depth > 0) {
            throw new Unreadable(Finding.Rule.BAD_PHRASE, "detail", "{ " + around());
        }
    }

    private void argument(int depth) throws Unreadable {
        String key = upTo(",}").strip();
        if (key.isEmpty()) {
            throw new Unreadable(Finding.Rule.BAD_PHRASE, "detail", "{}");
        }
        if (text.charAt(at) == '}') {
            at++;
            place(key, Form.WORDS, "}");
            return;
        }
        at++;
        String written = upTo(",}").strip();
        Form form = Optional.ofNullable(FORMS.get(written.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new Unreadable(Finding.Rule.UNKNOWN_FORM, "form", written));
        if (form != Form.PLURAL) {
            if (text.charAt(at) != '}') {
                throw new Unreadable(Finding.Rule.BAD_PHRASE, "detail", "{" + key + ", " + written);
            }
            at++;
            place(key, form, "}");
            return;
        }
        place(key, form, ", plural");
        branches(depth);
    }

    /** Selectors with a message each, as ICU reads them; the messages may have places of their own. */
    private void branches(int depth) throws Unreadable {
        while (at < text.length()) {
            char c = text.charAt(at);
            pattern.append(c);
            at++;
            if (c == '{') {
                message(depth + 1);
                closed();
            } else if (c == '}') {
                return;
            }
        }
        throw new Unreadable(Finding.Rule.BAD_PHRASE, "detail", "{ " + around());
    }

    private void closed() throws Unreadable {
        if (at >= text.length()) {
            throw new Unreadable(Finding.Rule.BAD_PHRASE, "detail", "{ " + around());
        }
        pattern.append('}');
        at++;
    }

    private void place(String key, Form form, String then) {
        Phrase.Place place = places.stream()
                .filter(known -> known.key().equals(key) && known.form() == form)
                .findFirst()
                .orElseGet(() -> {
                    Phrase.Place added = new Phrase.Place("p" + places.size(), key, form);
                    places.add(added);
                    return added;
                });
        pattern.append('{').append(place.argument()).append(then);
    }

    /** Reads on to one of the marks, and stands on it. */
    private String upTo(String marks) throws Unreadable {
        int from = at;
        while (at < text.length() && marks.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '{') {
                break;
            }
            at++;
        }
        if (at >= text.length() || text.charAt(at) == '{') {
            throw new Unreadable(
                    Finding.Rule.BAD_PHRASE, "detail", "{" + text.substring(from, Math.min(at, from + 30)));
        }
        return text.substring(from, at);
    }

    private String around() {
        int from = Math.max(0, Math.min(at, text.length()) - 15);
        return text.substring(from, Math.min(text.length(), from + 30));
    }

    private static boolean isBrace(char c) {
        return c == '{' || c == '}';
    }

    /** A sentence that cannot be read. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final Finding.Rule rule;
        private final transient Map<String, String> arguments;

        Unreadable(Finding.Rule rule, String argument, String value) {
            super(rule.code() + ": " + value);
            this.rule = rule;
            this.arguments = Map.of(argument, value);
        }

        Finding.Rule rule() {
            return rule;
        }

        Map<String, String> arguments() {
            return arguments;
        }
    }
}

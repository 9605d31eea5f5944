package org.palermo.producers.entry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.palermo.producers.registers.Spaces;

/** What may be meant by the beginning of an answer. */
public final class Completion {

    private static final char SEPARATOR = ';';
    private static final char COUNT = '=';

    private Completion() {}

    /** Where in the text before the cursor the item begins that is being written: of a list, the last. */
    public static int start(Question question, String before) {
        int start = switch (question.arrangement()) {
            case ONE -> 0;
            case LIST, BREAKDOWN -> before.lastIndexOf(SEPARATOR) + 1;
        };
        while (start < before.length() && Spaces.isBlank(before.substring(start, start + 1))) {
            start++;
        }
        return start;
    }

    /**
     * The choices whose value, or a word of whose name, begins as the item that is being written does; case and accents make
     * no difference. A key of a breakdown brings the sign before its count.
     *
     * @param before the text before the cursor
     */
    public static List<Choice> of(Question question, String before) {
        String item = key(before.substring(start(question, before)));
        return switch (question.arrangement()) {
            case ONE, LIST -> beginning(question, item).toList();
            case BREAKDOWN ->
                item.indexOf(COUNT) >= 0
                        ? List.of()
                        : beginning(question, item)
                                .map(choice -> new Choice(choice.value() + COUNT, choice.name()))
                                .toList();
        };
    }

    /** Whether a choice's value begins as the item that is being written, not only its name. */
    public static boolean isByValue(Question question, String before, Choice choice) {
        return key(choice.value()).startsWith(key(before.substring(start(question, before))));
    }

    private static Stream<Choice> beginning(Question question, String item) {
        return question.choices().stream()
                .filter(choice -> key(choice.value()).startsWith(item)
                        || key(choice.name()).startsWith(item)
                        || key(choice.name()).contains(" " + item));
    }

    private static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
    }
}

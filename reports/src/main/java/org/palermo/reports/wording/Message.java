package org.palermo.reports.wording;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One compiled message pattern. ICU would write the numbers in it by its own rules for the locale; here they are the
 * language's: {@code #}, {@code {n}} and {@code {n, number, integer}} stand for the number as the language writes it, and
 * only the choice of plurals sees the number itself.
 */
final class Message {

    /** Around Latin text within Arabic, so that the marks beside it stay where they belong. */
    private static final char FIRST_STRONG_ISOLATE = '\u2068';

    private static final char POP_ISOLATE = '\u2069';

    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
    private static final Pattern INTEGER = Pattern.compile("\\{\\s*(\\w+)\\s*,\\s*number\\s*,\\s*integer\\s*\\}");

    /** What follows an argument's name where what is written stands, and nothing is chosen by it. */
    private static final String WRITTEN = "_written";

    /** Decimals of a number that no caller has put into digits. */
    private static final int DECIMALS = 3;

    private final MessageFormat format;

    Message(String pattern, ULocale locale) {
        this.format = new MessageFormat(written(INTEGER.matcher(pattern).replaceAll("{$1}")), locale);
    }

    /** The pattern with each # and each plain argument replaced by the argument that holds what is written. */
    private static String written(String text) {
        MessagePattern pattern = new MessagePattern(text);
        StringBuilder out = new StringBuilder();
        Deque<String> plurals = new ArrayDeque<>();
        int from = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            switch (part.getType()) {
                case ARG_START -> {
                    MessagePattern.Part name = pattern.getPart(i + 1);
                    if (part.getArgType() == MessagePattern.ArgType.PLURAL) {
                        plurals.push(pattern.getSubstring(name));
                    } else if (part.getArgType() == MessagePattern.ArgType.NONE) {
                        out.append(text, from, name.getLimit()).append(WRITTEN);
                        from = name.getLimit();
                    }
                }
                case ARG_LIMIT -> {
                    if (part.getArgType() == MessagePattern.ArgType.PLURAL) {
                        plurals.pop();
                    }
                }
                case REPLACE_NUMBER -> {
                    out.append(text, from, part.getIndex()).append('{').append(plurals.peek());
                    out.append(WRITTEN).append('}');
                    from = part.getLimit();
                }
                case MSG_START,
                        MSG_LIMIT,
                        SKIP_SYNTAX,
                        INSERT_CHAR,
                        ARG_NUMBER,
                        ARG_NAME,
                        ARG_TYPE,
                        ARG_STYLE,
                        ARG_SELECTOR,
                        ARG_INT,
                        ARG_DOUBLE -> {}
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Filled in; in right-to-left text each Latin argument is set apart. */
    synchronized String with(Map<String, ?> arguments, Numbers numbers, boolean rightToLeft) {
        Map<String, Object> filled = new HashMap<>(arguments);
        arguments.forEach((name, value) -> filled.put(
                name + WRITTEN,
                value instanceof Number number
                        ? numbers.digits(new BigDecimal(number.toString()), 0, DECIMALS)
                        : rightToLeft ? isolated(value.toString()) : value));
        return format.format(filled);
    }

    /** Set apart from the Arabic around it, where it is Latin and nothing else. */
    static String isolated(String text) {
        boolean apart =
                LATIN.matcher(text).find() && !ARABIC.matcher(text).find() && text.charAt(0) != FIRST_STRONG_ISOLATE;
        return apart ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
    }
}

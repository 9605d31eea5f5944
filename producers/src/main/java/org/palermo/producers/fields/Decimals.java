package org.palermo.producers.fields;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Shape;

/**
 * Amounts and rates: decimals as spreadsheets in English and in French write them, where only one reading is possible.
 *
 * <p>A comma before exactly three final digits could separate thousands or decimals ({@code 1,234}), and is not guessed at,
 * unless what stands before it cannot be the start of a grouped number ({@code 1234,567}; {@code 0,125}), or the register is
 * kept in French, where a comma separates decimals and nothing else.
 */
public final class Decimals {

    /** Digits of the longest number; a bound on work, not on money. */
    private static final int MOST_DIGITS = 30;

    /**
     * Space, no-break space, thin space, narrow no-break space, figure space: what groups thousands in French; apostrophes do
     * so in Switzerland.
     */
    private static final String SPACE = "[ \u00A0\u2009\u202F\u2007'\u2019]";

    private static final Pattern SPACED = Pattern.compile("(\\d{1,3}(?:" + SPACE + "\\d{3})+)(?:[.,](\\d+))?");
    private static final Pattern PLAIN = Pattern.compile("(\\d+)(?:\\.(\\d+))?");
    private static final Pattern COMMA_DECIMAL = Pattern.compile("(\\d+),(\\d+)");
    private static final Pattern COMMA_GROUPED =
            Pattern.compile("(\\d{1,3}(?:,\\d{3})+)\\.(\\d+)|(\\d{1,3}(?:,\\d{3}){2,})");
    private static final Pattern POINT_GROUPED =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{3})+),(\\d+)|(\\d{1,3}(?:\\.\\d{3}){2,})");
    private static final Pattern AMBIGUOUS = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
    private static final Pattern NEGATIVE = Pattern.compile("[-−–].*|\\(.*\\)");

    private Decimals() {}

    /** A positive decimal, its scale the decimals as written. */
    public static Type<BigDecimal> positive() {
        return Texts.of(Shape.DECIMAL, Allowed.Form.DECIMAL, Decimals::positive);
    }

    private static @Nullable BigDecimal positive(String text, CellReport report) {
        if (AMBIGUOUS.matcher(text).matches() && !report.notation().decimalComma()) {
            report.report(
                    FindingCode.AMOUNT_AMBIGUOUS,
                    text,
                    Map.of("first", text.replace(",", ""), "second", text.replace(',', '.')));
            return null;
        }
        BigDecimal read = read(text);
        if (read == null) {
            boolean negative = NEGATIVE.matcher(text).matches() && text.chars().anyMatch(c -> c >= '0' && c <= '9');
            report.report(negative ? FindingCode.AMOUNT_NOT_POSITIVE : FindingCode.AMOUNT_INVALID, text);
            return null;
        }
        if (read.signum() == 0) {
            report.report(FindingCode.AMOUNT_NOT_POSITIVE, text);
            return null;
        }
        return read;
    }

    private static @Nullable BigDecimal read(String text) {
        if (text.length() > MOST_DIGITS) {
            return null;
        }
        for (Pattern form : new Pattern[] {PLAIN, SPACED, COMMA_GROUPED, POINT_GROUPED, COMMA_DECIMAL}) {
            Matcher parts = form.matcher(text);
            if (parts.matches()) {
                String whole = parts.group(1) == null ? parts.group(3) : parts.group(1);
                String fraction = parts.group(2) == null ? "" : "." + parts.group(2);
                return new BigDecimal(whole.replaceAll("[^0-9]", "") + fraction);
            }
        }
        return null;
    }

    /** A number whose thousands spaces group, without them; anything else as it is. */
    static String withoutSpaces(String text) {
        Matcher parts = SPACED.matcher(text);
        return parts.matches() && parts.group(2) == null ? text.replaceAll(SPACE, "") : text;
    }
}

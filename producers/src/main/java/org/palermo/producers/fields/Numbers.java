package org.palermo.producers.fields;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Shape;

/** Whole numbers that count something. */
public final class Numbers {

    /** More than there have ever been persons; sums of such counts stay far inside 64 bits. */
    public static final long LARGEST = 999_999_999_999L;

    private static final int MOST_DIGITS = 12;

    private Numbers() {}

    /** How many: digits, which spaces may group by three; never negative. */
    public static Type<Long> count() {
        return Texts.of(Shape.NUMBER, Allowed.Form.COUNT, Numbers::count);
    }

    static @Nullable Long count(String text, CellReport report) {
        String digits = Decimals.withoutSpaces(text);
        if (!digits.matches("[0-9]+")) {
            report.report(FindingCode.NUMBER_INVALID, text);
            return null;
        }
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > MOST_DIGITS) {
            report.report(FindingCode.NUMBER_TOO_LARGE, text, Map.of("limit", LARGEST));
            return null;
        }
        return Long.valueOf(significant);
    }
}

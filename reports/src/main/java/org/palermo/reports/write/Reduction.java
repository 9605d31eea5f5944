package org.palermo.reports.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a document smaller as a printer does that fits a larger sheet on A4: it is laid out on the larger sheet, and then
 * every length in its markup is reduced. The sheet itself is not.
 */
final class Reduction {

    /** How large a document may be set, in percent of its usual size, from the largest: below, print is hard to read. */
    static final List<Integer> PERCENTS = List.of(100, 95, 90, 85, 80, 75, 70);

    private static final Pattern ATTRIBUTE = Pattern.compile("(?<==\")[^\"]*(?=\")");
    private static final Pattern LENGTHS = Pattern.compile("-?\\d+(\\.\\d+)?(pt|mm)( -?\\d+(\\.\\d+)?(pt|mm))*");
    private static final Pattern LENGTH = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(?=pt|mm)");
    private static final List<String> SHEET = List.of("210mm", "297mm");

    private static final Pattern WORD_SIZE = Pattern.compile("(?<=<w:szC?s? w:val=\")\\d+(?=\"/>)");
    private static final Pattern WORD_LENGTHS =
            Pattern.compile("<w:(?:spacing|ind|tab|pgMar|gridCol|tcW|tblW|left|right) [^>]*>|<wp:extent [^>]*>");
    private static final Pattern WORD_LENGTH = Pattern.compile(
            "(?<= (?:w:before|w:after|w:left|w:right|w:top|w:bottom|w:header|w:footer|w:hanging|w:pos|w:w|cx|cy)=\")"
                    + "\\d+(?=\")");
    private static final Pattern CHART_SIZE = Pattern.compile("(?<= sz=\")\\d+(?=\")");

    /** Of the space between paragraphs, where a document is set compactly. */
    private static final int COMPACT = 50;

    private static final Pattern SPACE = Pattern.compile("(?<=space-(?:before|after)=\")\\d+(?=pt\")");
    private static final Pattern WORD_SPACE =
            Pattern.compile("(?<= (?:w:before|w:after)=\")(?:\\d{3,}|[6-9]\\d)(?=\")");

    private Reduction() {}

    /** Formatting objects with less space between paragraphs. */
    static String compact(String markup) {
        return SPACE.matcher(markup).replaceAll(space -> decimal(space.group(), COMPACT));
    }

    /** Styles of a Word document with less space between paragraphs. */
    static String compactWord(String markup) {
        return whole(WORD_SPACE, markup, COMPACT);
    }

    /** Formatting objects, whose lengths are in points and millimetres. Those as long as the sheet stay. */
    static String pages(String markup, int percent) {
        return percent == 100
                ? markup
                : ATTRIBUTE
                        .matcher(markup)
                        .replaceAll(value -> Matcher.quoteReplacement(
                                LENGTHS.matcher(value.group()).matches() && !SHEET.contains(value.group())
                                        ? LENGTH.matcher(value.group())
                                                .replaceAll(length -> decimal(length.group(), percent))
                                        : value.group()));
    }

    /** A part of a Word document: lengths in twentieths of a point, texts in half points, drawings in its own units. */
    static String word(String markup, int percent) {
        if (percent == 100) {
            return markup;
        }
        String lengths = WORD_LENGTHS
                .matcher(markup)
                .replaceAll(element -> Matcher.quoteReplacement(whole(WORD_LENGTH, element.group(), percent)));
        return whole(CHART_SIZE, whole(WORD_SIZE, lengths, percent), percent);
    }

    /** Rounded down, so that what fitted still does. */
    private static String whole(Pattern number, String markup, int percent) {
        return number.matcher(markup).replaceAll(found -> Long.toString(Long.parseLong(found.group()) * percent / 100));
    }

    private static String decimal(String number, int percent) {
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(percent, 2))
                .setScale(3, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}

package org.palermo.producers.registers.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a cell's number format makes of its number: for dates, how much of one it shows. */
enum NumberForm {
    /** The number as it is, however it is grouped, rounded or adorned for the eye. */
    NUMBER,
    /** The number within other characters, or with zeros before it: {@code A-007} for 7. */
    ADORNED,
    PERCENT,
    DAY,
    MONTH,
    YEAR,
    /** A day or a month, of a year that is not shown. */
    NO_YEAR,
    /** A day with a time of day. */
    MOMENT,
    /** A time of day, or a duration. */
    TIME;

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|[_*].");
    private static final Pattern BRACKETED = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern ELAPSED = Pattern.compile("\\[(?:h+|m+|s+)\\]");
    private static final Pattern WORDS = Pattern.compile("general|standard|am/pm|a/p|e[+-]");
    private static final Pattern LETTERS_SHOWN = Pattern.compile("\"[^\"]*[\\p{L}\\p{N}][^\"]*\"|\\\\[\\p{L}\\p{N}]");
    private static final Pattern PADDED = Pattern.compile("^[^0#?.]*00");

    /** Built-in formats of dates: those of East Asia as they stand in Chinese workbooks. */
    private static final Map<Integer, NumberForm> BUILT_IN = Map.ofEntries(
            Map.entry(9, PERCENT),
            Map.entry(10, PERCENT),
            Map.entry(14, DAY),
            Map.entry(15, DAY),
            Map.entry(16, NO_YEAR),
            Map.entry(17, MONTH),
            Map.entry(18, TIME),
            Map.entry(19, TIME),
            Map.entry(20, TIME),
            Map.entry(21, TIME),
            Map.entry(22, MOMENT),
            Map.entry(27, MONTH),
            Map.entry(28, NO_YEAR),
            Map.entry(29, NO_YEAR),
            Map.entry(30, DAY),
            Map.entry(31, DAY),
            Map.entry(32, TIME),
            Map.entry(33, TIME),
            Map.entry(34, TIME),
            Map.entry(35, TIME),
            Map.entry(36, MONTH),
            Map.entry(45, TIME),
            Map.entry(46, TIME),
            Map.entry(47, TIME),
            Map.entry(50, MONTH),
            Map.entry(51, NO_YEAR),
            Map.entry(52, MONTH),
            Map.entry(53, NO_YEAR),
            Map.entry(54, NO_YEAR),
            Map.entry(55, TIME),
            Map.entry(56, TIME),
            Map.entry(57, MONTH),
            Map.entry(58, NO_YEAR));

    boolean isDate() {
        return switch (this) {
            case DAY, MONTH, YEAR, NO_YEAR, MOMENT, TIME -> true;
            case NUMBER, ADORNED, PERCENT -> false;
        };
    }

    /** Of a format that the workbook does not spell out. */
    static NumberForm builtIn(int id) {
        return BUILT_IN.getOrDefault(id, NUMBER);
    }

    /** Of a format by its code, of which only the part for positive numbers counts. */
    static NumberForm of(String code) {
        String section = section(code);
        if (ELAPSED.matcher(section.toLowerCase(Locale.ROOT)).find()) {
            return TIME;
        }
        String bare = BRACKETED
                .matcher(QUOTED.matcher(section).replaceAll(""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String letters = WORDS.matcher(bare).replaceAll("");
        if (letters.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0)) {
            return date(letters);
        }
        if (bare.indexOf('%') >= 0) {
            return PERCENT;
        }
        boolean adorned = PADDED.matcher(bare).find() || isPrefixed(section, bare);
        return adorned ? ADORNED : NUMBER;
    }

    /** Whether characters stand before the digits that could be part of a name: a sign of money after them is none. */
    private static boolean isPrefixed(String section, String bare) {
        boolean digits = bare.indexOf('0') >= 0 || bare.indexOf('#') >= 0;
        int first = firstDigit(section);
        return digits && LETTERS_SHOWN.matcher(section.substring(0, first)).find();
    }

    private static int firstDigit(String section) {
        boolean quoted = false;
        for (int i = 0; i < section.length(); i++) {
            char c = section.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\') {
                i++;
            } else if (!quoted && (c == '0' || c == '#' || c == '?')) {
                return i;
            }
        }
        return section.length();
    }

    private static String section(String code) {
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\\' && !quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '[' || c == ']') {
                bracketed = c == '[';
            } else if (c == ';' && !quoted && !bracketed) {
                return code.substring(0, i);
            }
        }
        return code;
    }

    private static NumberForm date(String letters) {
        List<String> runs = runs(letters);
        boolean year = false;
        boolean month = false;
        boolean day = false;
        boolean time = false;
        for (int i = 0; i < runs.size(); i++) {
            char c = runs.get(i).charAt(0);
            switch (c) {
                case 'y' -> year = true;
                case 'd' -> day |= runs.get(i).length() <= 2; // three and four are the weekday's name
                case 'm' -> {
                    if (isMinutes(runs, i)) {
                        time = true;
                    } else {
                        month = true;
                    }
                }
                default -> time = true;
            }
        }
        if (time) {
            return year || month || day ? MOMENT : TIME;
        }
        if (!year) {
            return NO_YEAR;
        }
        if (day) {
            return month ? DAY : NO_YEAR;
        }
        return month ? MONTH : YEAR;
    }

    /** After hours or before seconds, m is minutes. */
    private static boolean isMinutes(List<String> runs, int at) {
        boolean afterHours = at > 0 && runs.get(at - 1).charAt(0) == 'h';
        boolean beforeSeconds = at + 1 < runs.size() && runs.get(at + 1).charAt(0) == 's';
        return runs.get(at).length() <= 2 && (afterHours || beforeSeconds);
    }

    private static List<String> runs(String letters) {
        List<String> runs = new ArrayList<>();
        int i = 0;
        while (i < letters.length()) {
            char c = letters.charAt(i);
            int start = i;
            while (i < letters.length() && letters.charAt(i) == c) {
                i++;
            }
            if ("ymdhs".indexOf(c) >= 0) {
                runs.add(letters.substring(start, i));
            }
        }
        return runs;
    }
}

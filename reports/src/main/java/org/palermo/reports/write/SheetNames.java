package org.palermo.reports.write;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of sheets as spreadsheet programs take them: at most 31 characters, none of some, no two alike. */
final class SheetNames {

    private static final int MOST = 31;
    private static final Pattern REFUSED = Pattern.compile("[\\[\\]:*?/\\\\\\p{Cntrl}]+");
    private static final Pattern OUTER = Pattern.compile("^[\\s']+|[\\s']+$");

    /** What follows the last comma of a caption says in which unit it is: it is the first to go. */
    private static final Pattern UNIT = Pattern.compile("[,،，][^,،，]*$");

    private final Set<String> taken = new HashSet<>(Set.of("history")); // a name that programs keep for themselves

    /** A name for the next sheet, as near to what is wanted as may be. */
    String next(String wanted) {
        String clean = trimmed(REFUSED.matcher(wanted).replaceAll(" "));
        String name = clean.length() <= MOST
                ? clean
                : shortened(trimmed(UNIT.matcher(clean).replaceFirst("")), MOST);
        if (name.isEmpty()) {
            name = "1";
        }
        String unique = name;
        for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
            String suffix = " (" + i + ")";
            unique = shortened(name, MOST - suffix.length()) + suffix;
        }
        return unique;
    }

    /** Cut between words where one ends in the second half, and never within a character. */
    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most);
        int end = space > most / 2 ? space : most;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return trimmed(text.substring(0, end));
    }

    private static String trimmed(String text) {
        return OUTER.matcher(text).replaceAll("");
    }
}

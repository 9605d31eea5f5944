package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the text of a finished PDF what is read on its pages: its fonts say which characters their glyphs stand for (PDF
 * 32000-1, 9.10.3), and these are made the letters themselves where they are joined forms, so that a text that is searched,
 * copied or read aloud is the text that was written.
 */
final class PdfLetters {

    private static final Pattern MAPS = Pattern.compile("/CIDSystemInfo 3 dict.*?(?=endcmap\n)", Pattern.DOTALL);
    private static final Pattern ENTRY =
            Pattern.compile("<(\\p{XDigit}{4})> (?:<(\\p{XDigit}{4})> )?<(\\p{XDigit}{4})>");

    /** What stands before the entries, the same as there in fewer bytes: two letters take more of them than one. */
    private static final String HEAD = """
            /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
            /CMapName/Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000><FFFF>
            endcodespacerange
            """;

    /** At most so many entries stand together (Adobe Technical Note 5411). */
    private static final int MOST = 100;

    private PdfLetters() {}

    /**
     * The same file; no byte of it is moved.
     *
     * @param pdf with uncompressed streams, one character a byte
     */
    static String readable(String pdf) {
        return MAPS.matcher(pdf).replaceAll(map -> Matcher.quoteReplacement(readableMap(map.group())));
    }

    private static String readableMap(String map) {
        List<String> entries = new ArrayList<>();
        boolean changed = false;
        Matcher entry = ENTRY.matcher(map);
        while (entry.find()) {
            int first = Integer.parseInt(entry.group(1), 16);
            int last = entry.group(2) == null ? first : Integer.parseInt(entry.group(2), 16);
            int stands = Integer.parseInt(entry.group(3), 16);
            for (int glyph = first; glyph <= last; glyph++) {
                char form = (char) (stands + glyph - first);
                String letters = JoinedLetters.letters(form);
                changed |= !letters.equals(String.valueOf(form));
                entries.add("<%04x><%s>".formatted(glyph, hex(letters)));
            }
        }
        if (!changed) {
            return map;
        }
        StringBuilder readable = new StringBuilder(HEAD);
        for (int i = 0; i < entries.size(); i += MOST) {
            List<String> some = entries.subList(i, Math.min(i + MOST, entries.size()));
            readable.append(some.size()).append(" beginbfchar\n");
            some.forEach(readable::append);
            readable.append("\nendbfchar\n");
        }
        int room = map.length() - readable.length();
        if (room < 0) {
            throw new IllegalStateException("no room for the letters of a font's glyphs: " + -room + " bytes lack");
        }
        return readable.repeat(' ', room).toString();
    }

    private static String hex(String letters) {
        return letters.chars().mapToObj("%04x"::formatted).collect(Collectors.joining());
    }
}

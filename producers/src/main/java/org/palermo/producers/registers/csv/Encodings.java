package org.palermo.producers.registers.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a CSV file's text is encoded in, found out from its bytes. It is Windows-1252, what spreadsheets in Western Europe
 * save, only where nothing speaks against it: some bytes are no UTF-8, none are what only UTF-8 would write, every byte has a
 * character, and none of these is one that stands in a word only where another encoding put a letter there.
 */
public final class Encodings {

    /** What French spreadsheets save as "CSV". */
    public static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int BUFFER = 1 << 16;
    private static final int MOST_SHOWN = 80;

    /** Bytes that Windows-1252 has no character for. */
    private static final String UNASSIGNED = "\u0081\u008D\u008F\u0090\u009D";

    /** Where MS-DOS has accented letters, and Windows signs that no word has in it. */
    private static final String SIGNS = "\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008A\u008B";

    private int pending;
    private boolean foreign;
    private boolean utf8;
    private boolean impossible;
    private int before;
    private int middle;
    private final StringBuilder line = new StringBuilder();
    private @Nullable String shown;

    private Encodings() {}

    /**
     * Finds that a file is Windows-1252.
     *
     * @return a piece of its text that tells so; empty where the file is UTF-8, or may be anything
     * @throws IOException where the file cannot be read
     */
    public static Optional<String> windows(InputStream in) throws IOException {
        Encodings found = new Encodings();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                found.look(buffer[i] & 0xFF);
            }
        }
        found.look('\n');
        return found.foreign && !found.utf8 && !found.impossible ? Optional.ofNullable(found.shown) : Optional.empty();
    }

    private void look(int octet) {
        if (pending > 0 && (octet & 0xC0) == 0x80) {
            pending--;
            utf8 |= pending == 0;
        } else {
            foreign |= pending > 0;
            pending = following(octet);
            foreign |= octet >= 0x80 && pending == 0;
        }
        impossible |= octet == 0 || UNASSIGNED.indexOf(octet) >= 0 || isSignInWord(octet);
        remember(octet);
    }

    /** Bytes that follow the first of a character in UTF-8; 0 where it is no such first byte. */
    private static int following(int octet) {
        if (octet >= 0xC2 && octet <= 0xDF) {
            return 1;
        }
        if (octet >= 0xE0 && octet <= 0xEF) {
            return 2;
        }
        return octet >= 0xF0 && octet <= 0xF4 ? 3 : 0;
    }

    private boolean isSignInWord(int octet) {
        boolean inWord = isLetter(before) && SIGNS.indexOf(middle) >= 0 && middle >= 0x80 && isLetter(octet);
        before = middle;
        middle = octet;
        return inWord;
    }

    private static boolean isLetter(int octet) {
        return octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z' || octet >= 0xC0;
    }

    private void remember(int octet) {
        if (octet == '\n' || octet == '\r') {
            if (foreign && shown == null) {
                shown = new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), WINDOWS);
            }
            line.setLength(0);
        } else if (line.length() < MOST_SHOWN) {
            line.append((char) octet);
        }
    }
}

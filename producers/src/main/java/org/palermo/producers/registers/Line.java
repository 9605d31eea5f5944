package org.palermo.producers.registers;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One line of a file, without its end.
 *
 * @param bytes at most {@link Lines#LONGEST}; the start of the line where it is longer
 * @param cut whether the line is longer
 */
public record Line(byte[] bytes, boolean cut) {

    /** What files that are not UTF-8 mostly are; only ever used to show a value. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** The line as text; empty where it is not UTF-8. */
    public Optional<String> text() {
        return utf8(bytes);
    }

    /** Each byte as the character of the same number, so that a line that is not UTF-8 can still be taken apart. */
    public String raw() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Whether text that {@link #raw} gave is not UTF-8. */
    public static boolean isForeign(String raw) {
        return utf8(raw.getBytes(StandardCharsets.ISO_8859_1)).isEmpty();
    }

    /** Text that {@link #raw} gave, as its writer most likely saw it. */
    public static String shown(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), WINDOWS);
    }

    private static Optional<String> utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return Optional.of(text);
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

package org.palermo.producers.registers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a file, however they end (CRLF, LF or CR), without its byte order mark. */
public final class Lines {

    /** Bytes of the longest line that is read whole: a record of that size still fits a Kafka message. */
    public static final int LONGEST = 500_000;

    private static final int BUFFER = 1 << 16;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final boolean utf16;
    private int at;
    private int end;

    /** @throws IOException where the file cannot be read */
    public Lines(InputStream in) throws IOException {
        this.in = in;
        this.end = Math.max(0, in.readNBytes(buffer, 0, BUFFER));
        if (end >= BOM.length && buffer[0] == BOM[0] && buffer[1] == BOM[1] && buffer[2] == BOM[2]) {
            at = BOM.length;
        }
        this.utf16 = end >= 2
                && (buffer[0] == (byte) 0xFF && buffer[1] == (byte) 0xFE
                        || buffer[0] == (byte) 0xFE && buffer[1] == (byte) 0xFF);
    }

    /** Whether the file begins as UTF-16 does; its lines are then of no use. */
    public boolean isUtf16() {
        return utf16;
    }

    /** The next line, empty at the end of the file. */
    public Optional<Line> next() throws IOException {
        if (!more()) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean cut = false;
        while (more()) {
            int start = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            int room = LONGEST - line.size();
            cut |= at - start > room;
            line.write(buffer, start, Math.min(at - start, room));
            if (at < end) {
                endLine();
                break;
            }
        }
        return Optional.of(new Line(line.toByteArray(), cut));
    }

    private void endLine() throws IOException {
        byte first = buffer[at++];
        if (first == '\r' && more() && buffer[at] == '\n') {
            at++;
        }
    }

    private boolean more() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer, 0, BUFFER));
        }
        return at < end;
    }
}

package org.palermo.producers.registers.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A file of another encoding, as the UTF-8 that registers are read in. Bytes that mean nothing become U+FFFD. */
public final class AsUtf8 extends InputStream {

    private static final int CHARACTERS = 1 << 13;

    private final Reader reader;
    private final CharBuffer characters = CharBuffer.allocate(CHARACTERS);
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private boolean ended;

    public AsUtf8(InputStream in, Charset charset) {
        this.reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        return more() ? bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int taken = Math.min(length, bytes.remaining());
        bytes.get(target, offset, taken);
        return taken;
    }

    private boolean more() throws IOException {
        while (!bytes.hasRemaining() && !ended) {
            ended = reader.read(characters) < 0;
            characters.flip();
            // half of a pair waits for its other half
            boolean half = !ended
                    && characters.hasRemaining()
                    && Character.isHighSurrogate(characters.get(characters.limit() - 1));
            CharBuffer whole = characters.duplicate();
            whole.limit(characters.limit() - (half ? 1 : 0));
            bytes = StandardCharsets.UTF_8.encode(whole);
            characters.position(whole.limit());
            characters.compact();
        }
        return bytes.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

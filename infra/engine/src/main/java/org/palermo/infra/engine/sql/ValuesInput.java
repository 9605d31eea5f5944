package org.palermo.infra.engine.sql;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.palermo.infra.engine.chdb.EngineException;

/**
 * The data of an {@code INSERT ... VALUES}, read through; it refuses a further statement after them.
 *
 * <p>The engine itself stops at the semicolon and says nothing of what follows, so that the sender would believe that it
 * ran.
 */
public final class ValuesInput extends FilterInputStream {
    private static final int NONE = -1;

    private int quote = NONE;
    private boolean escaped;
    private boolean ended;

    /** Reads data that begin just after the word {@code VALUES}. */
    public ValuesInput(InputStream data) {
        super(data);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            look(b);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        for (int i = offset; i < offset + count; i++) {
            look(into[i]);
        }
        return count;
    }

    private void look(int b) {
        if (quote != NONE) {
            if (escaped) {
                escaped = false;
            } else if (b == '\\') {
                escaped = true;
            } else if (b == quote) {
                quote = NONE; // a doubled quote opens the next text at once, which comes to the same
            }
        } else if (ended && (b < 0 || b > ' ')) {
            throw EngineException.of(62, "SYNTAX_ERROR", "Syntax error (Multi-statements are not allowed)");
        } else if (b == '\'' || b == '"' || b == '`') {
            quote = b;
        } else if (b == ';') {
            ended = true;
        }
    }
}

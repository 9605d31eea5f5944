package org.palermo.infra.engine.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An {@code INSERT ... FORMAT X <data>} or {@code INSERT ... VALUES <data>}: a statement whose data follow in the same
 * text.
 *
 * <p>The engine reads such text as ClickHouse's command-line client does: data end at an empty line, and what follows them
 * is run as SQL. So the data never go to the engine inside the text; {@link #fromFile} makes the statement that reads them
 * from a file.
 *
 * @param head the text before the format clause and before any SETTINGS clause
 * @param settings the SETTINGS clause, blank if there is none
 * @param format name of the data's format
 * @param dataAt offset of the first byte of data in the whole text
 */
public record InlineInsert(String head, String settings, String format, int dataAt) {
    /**
     * Recognises the statement from its beginning.
     *
     * @param text the whole text, or enough of it to reach the data
     * @param whole whether nothing follows {@code text}
     * @return empty if this is another statement, or if {@code text} ends before the data begin
     */
    public static Optional<InlineInsert> find(byte[] text, boolean whole) {
        Lexer lexer = new Lexer(text);
        if (!lexer.next() || !lexer.isWord("INSERT") || !skipTarget(lexer)) {
            return Optional.empty();
        }
        int settingsAt = -1;
        do {
            if (!lexer.topLevel()) {
                continue;
            }
            if (lexer.isWord("SELECT") || lexer.isWord("WITH") || lexer.isWord("FROM") || lexer.isWord("WATCH")) {
                return Optional.empty();
            }
            if (lexer.isWord("SETTINGS")) {
                settingsAt = lexer.start();
            } else if (lexer.isWord("VALUES")) {
                return at(text, whole, settingsAt, lexer.start(), "Values", lexer.end());
            } else if (lexer.isWord("FORMAT")) {
                int clauseAt = lexer.start();
                return lexer.next() && lexer.isWord()
                        ? at(text, whole, settingsAt, clauseAt, lexer.token(), lexer.end())
                        : Optional.empty();
            }
        } while (lexer.next());
        return Optional.empty();
    }

    /** The statement that inserts the same data from an uncompressed file. */
    public byte[] fromFile(Path file) {
        return (head + " FROM INFILE '" + file + "' COMPRESSION 'none' " + settings + " FORMAT " + format)
                .getBytes(UTF_8);
    }

    /** Moves past the table's name, which may be any word, to the token that follows; false if there is none. */
    private static boolean skipTarget(Lexer lexer) {
        boolean more = lexer.next();
        for (String keyword : new String[] {"INTO", "TABLE", "FUNCTION"}) {
            if (more && lexer.isWord(keyword)) {
                more = lexer.next();
            }
        }
        more = more && lexer.next();
        while (more && lexer.isSymbol('.')) {
            boolean part = lexer.next();
            more = part && lexer.next();
        }
        return more;
    }

    private static Optional<InlineInsert> at(
            byte[] text, boolean whole, int settingsAt, int clauseAt, String format, int clauseEnd) {
        int dataAt = skipLineEnd(text, clauseEnd);
        if (!whole && dataAt >= text.length) {
            return Optional.empty(); // the format's name, or the line end after it, may go on
        }
        int headEnd = settingsAt < 0 ? clauseAt : settingsAt;
        return Optional.of(new InlineInsert(
                new String(text, 0, headEnd, UTF_8),
                new String(text, headEnd, clauseAt - headEnd, UTF_8),
                format,
                dataAt));
    }

    /** Data begin after blanks and at most one line end, as in ClickHouse; what follows belongs to the data. */
    private static int skipLineEnd(byte[] text, int from) {
        int i = from;
        while (i < text.length && (text[i] == ' ' || text[i] == '\t' || text[i] == '\f')) {
            i++;
        }
        if (i < text.length && text[i] == '\r') {
            i++;
        }
        if (i < text.length && text[i] == '\n') {
            i++;
        }
        return i;
    }
}

package org.palermo.infra.engine.sql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * Walks over the tokens of a statement: words, quoted texts and names, heredocs, single symbols. White space and comments
 * are passed over. Works on bytes because inline data need not be text.
 */
final class Lexer {
    private final byte[] text;
    private int start;
    private int end;
    private int depth;

    Lexer(byte[] text) {
        this.text = text;
    }

    /** Moves to the next token; false at the end of the text. */
    boolean next() {
        start = skipBlank(end);
        if (start >= text.length) {
            start = text.length;
            end = text.length;
            return false;
        }
        end = tokenEnd();
        switch (text[start]) {
            case '(', '[', '{' -> depth++;
            case ')', ']', '}' -> depth--;
            default -> {}
        }
        return true;
    }

    /** Offset of the current token. */
    int start() {
        return start;
    }

    /** Offset just after the current token. */
    int end() {
        return end;
    }

    /** Whether the current token lies outside all brackets. */
    boolean topLevel() {
        return depth == 0;
    }

    /** Whether the current token is this keyword, in any case. */
    boolean isWord(String keyword) {
        return end - start == keyword.length() && token().equalsIgnoreCase(keyword);
    }

    /** Whether the current token is this symbol. */
    boolean isSymbol(char symbol) {
        return start < text.length && text[start] == symbol;
    }

    /** Whether the current token is an unquoted word. */
    boolean isWord() {
        return start < text.length && isWordByte(text[start]);
    }

    /** The current token, as Latin-1 text. */
    String token() {
        return new String(text, start, end - start, ISO_8859_1);
    }

    /** Offset of the next token, or the length of the text if none follows. */
    int peek() {
        return Math.min(skipBlank(end), text.length);
    }

    private int skipBlank(int from) {
        int i = from;
        while (i < text.length) {
            if (text[i] >= 0 && text[i] <= ' ') {
                i++;
            } else if (startsWith(i, "--") || startsWith(i, "//") || startsWith(i, "# ") || startsWith(i, "#!")) {
                i = after(i, "\n");
            } else if (startsWith(i, "/*")) {
                i = after(i + 2, "*/");
            } else {
                break;
            }
        }
        return i;
    }

    private int tokenEnd() {
        byte first = text[start];
        if (first == '\'' || first == '"' || first == '`') {
            return quotedEnd(first);
        }
        if (first == '$') {
            return heredocEnd();
        }
        if (!isWordByte(first)) {
            return start + 1;
        }
        int i = start;
        while (i < text.length && isWordByte(text[i])) {
            i++;
        }
        return i;
    }

    /** A quote inside is doubled or follows a backslash. */
    private int quotedEnd(byte quote) {
        int i = start + 1;
        while (i < text.length) {
            if (text[i] == '\\') {
                i += 2;
            } else if (text[i] != quote) {
                i++;
            } else if (i + 1 < text.length && text[i + 1] == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return text.length;
    }

    /** {@code $tag$ anything $tag$}, where the tag may be empty. */
    private int heredocEnd() {
        int i = start + 1;
        while (i < text.length && isWordByte(text[i])) {
            i++;
        }
        if (i >= text.length || text[i] != '$') {
            return start + 1;
        }
        String tag = new String(text, start, i + 1 - start, ISO_8859_1);
        return after(i + 1, tag);
    }

    private int after(int from, String mark) {
        for (int i = from; i + mark.length() <= text.length; i++) {
            if (startsWith(i, mark)) {
                return i + mark.length();
            }
        }
        return text.length;
    }

    private boolean startsWith(int at, String mark) {
        int to = at + mark.length();
        return to <= text.length && Arrays.equals(text, at, to, mark.getBytes(ISO_8859_1), 0, mark.length());
    }

    private static boolean isWordByte(byte b) {
        return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '_' || b < 0;
    }
}

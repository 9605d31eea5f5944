package org.palermo.infra.engine.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palermo.infra.engine.chdb.EngineException;

/** A single statement without inline data, told apart as far as its handling differs. */
public sealed interface Statement {
    /** A query whose output may be streamed. */
    record Select(Optional<String> format) implements Statement {}

    /**
     * {@code KILL QUERY WHERE query_id = '...'}, the way the clients cancel.
     *
     * @param queryId the id that the client gave its query
     * @param mode {@code SYNC} or {@code ASYNC}
     */
    record Kill(String queryId, String mode) implements Statement {}

    /** Anything else: definitions, INSERT ... SELECT, SHOW, and so on. */
    record Other(Optional<String> format) implements Statement {}

    /** The output format that the statement itself names. */
    default Optional<String> format() {
        return switch (this) {
            case Select select -> select.format;
            case Kill _ -> Optional.empty();
            case Other other -> other.format;
        };
    }

    /** KILL QUERY by the id of one query. */
    Pattern KILL = Pattern.compile(
            "\\s*KILL\\s+QUERY\\s+WHERE\\s+query_id\\s*=\\s*'([^'\\\\]*)'\\s*(SYNC|ASYNC)?\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE);

    /** Longest text that can be a {@link Kill}, in bytes. */
    int KILL_LENGTH = 500;

    /**
     * Classifies a statement.
     *
     * @throws EngineException if the text holds more than one statement, which the engine would run one after the other
     *     though ClickHouse's HTTP interface allows one, or if it makes the engine read or write files as the command-line
     *     client does
     */
    static Statement of(byte[] text) {
        if (text.length <= KILL_LENGTH) {
            Matcher kill = KILL.matcher(new String(text, UTF_8));
            if (kill.matches()) {
                return new Kill(kill.group(1), "sync".equalsIgnoreCase(kill.group(2)) ? "SYNC" : "ASYNC");
            }
        }
        Lexer lexer = new Lexer(text);
        Optional<String> format = Optional.empty();
        String first = "";
        boolean insert = false;
        String previous = "";
        while (lexer.next()) {
            if (first.isEmpty() && !lexer.isSymbol('(')) {
                first = lexer.token();
            }
            if (lexer.isSymbol(';') && lexer.peek() < text.length) {
                throw EngineException.of(62, "SYNTAX_ERROR", "Syntax error (Multi-statements are not allowed)");
            }
            String before = previous;
            previous = lexer.token();
            if (insert && before.equalsIgnoreCase("INPUT") && lexer.isSymbol('(')) {
                throw EngineException.of(48, "NOT_IMPLEMENTED", "INSERT ... SELECT FROM input(...) is not supported");
            }
            if (!lexer.topLevel()) {
                continue;
            }
            insert |= lexer.isWord("INSERT");
            if (before.equalsIgnoreCase("INTO") && lexer.isWord("OUTFILE")) {
                throw EngineException.of(344, "SUPPORT_IS_DISABLED", "INTO OUTFILE is not allowed");
            }
            if (insert && before.equalsIgnoreCase("FROM") && lexer.isWord("INFILE")) {
                throw EngineException.of(78, "UNKNOWN_TYPE_OF_QUERY", "FROM INFILE is for the command-line client");
            }
            if (before.equalsIgnoreCase("FORMAT") && lexer.isWord()) {
                format = endsHere(text, lexer) ? Optional.of(lexer.token()) : format;
            }
        }
        boolean select = first.equalsIgnoreCase("SELECT") || first.equalsIgnoreCase("WITH");
        if (insert && select) {
            return new Other(Optional.empty()); // WITH ... INSERT
        }
        return select ? new Select(format) : new Other(format);
    }

    /** A FORMAT clause is the last but for SETTINGS; elsewhere the word is a name. */
    private static boolean endsHere(byte[] text, Lexer lexer) {
        int next = lexer.peek();
        return next >= text.length
                || text[next] == ';'
                || new String(text, next, Math.min(8, text.length - next), UTF_8).equalsIgnoreCase("SETTINGS");
    }
}

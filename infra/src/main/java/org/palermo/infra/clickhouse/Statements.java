package org.palermo.infra.clickhouse;

import java.util.ArrayList;
import java.util.List;

/** Splits a script at its semicolons, but for those in comments, strings and quoted names. */
final class Statements {

    private Statements() {}

    /** The statements without their semicolons and without comments around them; none that is empty. */
    static List<String> of(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        int at = 0;
        while (at < script.length()) {
            char here = script.charAt(at);
            int end = tokenEnd(script, at);
            if (here == ';') {
                keep(statements, statement);
            } else if (isComment(script, at)) {
                statement.append(' ');
            } else {
                statement.append(script, at, end);
            }
            at = end;
        }
        keep(statements, statement);
        return List.copyOf(statements);
    }

    private static void keep(List<String> statements, StringBuilder statement) {
        String text = statement.toString().strip();
        if (!text.isEmpty()) {
            statements.add(text);
        }
        statement.setLength(0);
    }

    private static boolean isComment(String script, int at) {
        return script.startsWith("--", at) || script.startsWith("/*", at);
    }

    /** Where the string, quoted name, comment or single character that begins here ends. */
    private static int tokenEnd(String script, int at) {
        if (script.startsWith("--", at)) {
            int line = script.indexOf('\n', at);
            return line < 0 ? script.length() : line;
        }
        if (script.startsWith("/*", at)) {
            int close = script.indexOf("*/", at + 2);
            return closed(close, script, at, "comment") + 2;
        }
        char quote = script.charAt(at);
        if (quote != '\'' && quote != '"' && quote != '`') {
            return at + 1;
        }
        int close = at + 1;
        while (close < script.length() && script.charAt(close) != quote) {
            close += script.charAt(close) == '\\' ? 2 : 1; // a doubled quote is two strings side by side: the same here
        }
        return closed(close < script.length() ? close : -1, script, at, "quote") + 1;
    }

    private static int closed(int close, String script, int from, String what) {
        if (close < 0) {
            long line = script.substring(0, from).lines().count();
            throw new IllegalArgumentException(
                    "the " + what + " that begins in line " + Math.max(1, line) + " never ends");
        }
        return close;
    }
}

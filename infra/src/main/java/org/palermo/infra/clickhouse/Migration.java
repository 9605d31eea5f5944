package org.palermo.infra.clickhouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One numbered step of the database's schema.
 *
 * @param number from 1, without gaps
 * @param name what it brings, lower case with underscores
 * @param sql its statements, separated by semicolons; each must do no harm when it runs a second time
 */
public record Migration(int number, String name, String sql) {

    private static final Pattern FILE = Pattern.compile("V(\\d{3})__([a-z0-9_]+)\\.sql");

    /**
     * A migration from a file's name and text.
     *
     * @throws IllegalArgumentException where the name is none of a migration
     */
    public static Migration of(String fileName, String sql) {
        Matcher matcher = FILE.matcher(fileName);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a migration is named V001__what_it_brings.sql, found " + fileName);
        }
        return new Migration(Integer.parseInt(matcher.group(1)), matcher.group(2), sql);
    }

    /** SHA-256 of the text, in hexadecimal; line ends count as one line feed. */
    public String checksum() {
        try {
            byte[] text = sql.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    List<String> statements() {
        return Statements.of(sql);
    }

    @Override
    public String toString() {
        return "V%03d__%s".formatted(number, name);
    }
}

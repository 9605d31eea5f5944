package org.palermo.infra.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A file of settings in the form of {@link Properties}, read so that each setting knows its line. */
final class SettingsFile {

    private SettingsFile() {}

    /** What the file states, in its order. */
    static List<Stated> read(Path file) throws IOException {
        List<Stated> stated = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            StringBuilder whole = new StringBuilder(lines.get(i));
            while (goesOn(lines.get(i)) && i + 1 < lines.size()) {
                i++;
                whole.append('\n').append(lines.get(i));
            }
            Properties one = new Properties();
            try {
                one.load(new StringReader(whole.toString()));
            } catch (IllegalArgumentException e) {
                throw new IOException("line " + (first + 1) + ": " + e.getMessage(), e);
            }
            one.stringPropertyNames()
                    .forEach(key -> stated.add(
                            new Stated(key, one.getProperty(key).strip(), new Origin.Line(file, first + 1))));
        }
        return stated;
    }

    /** A line that ends in an odd number of backslashes goes on in the next one, but for comments. */
    private static boolean goesOn(String line) {
        String text = line.strip();
        int backslashes = line.length() - line.replaceFirst("\\\\+$", "").length();
        return backslashes % 2 == 1 && !text.startsWith("#") && !text.startsWith("!");
    }
}

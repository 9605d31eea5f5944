package org.palermo.producers.findings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.palermo.schemas.codes.Language;

/** Findings for a program to read: JSON Lines, one finding a line, in the order in which they were found. */
public final class FindingsFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingsFile() {}

    /**
     * Writes, or overwrites, a file. Fields of a line: {@code code}, {@code severity}, {@code file}, {@code row} and
     * {@code column} (absent where they do not apply), {@code value}, {@code problem}, {@code remedy}.
     *
     * @throws IOException where the file cannot be written
     */
    public static void write(Path file, Iterable<Finding> findings, Language language) throws IOException {
        // a file's own writer would fail at a value that has no UTF-8, and such a value is a finding
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8))) {
            for (Finding finding : findings) {
                out.write(JSON.writeValueAsString(line(finding, language)));
                out.write('\n');
            }
        }
    }

    private static ObjectNode line(Finding finding, Language language) {
        ObjectNode line = JSON.createObjectNode()
                .put("code", finding.code().id())
                .put("severity", finding.severity() == Severity.ERROR ? "error" : "warning")
                .put("file", finding.place().file());
        if (finding.place().row() > 0) {
            line.put("row", finding.place().row());
        }
        if (!finding.place().column().isEmpty()) {
            line.put("column", finding.place().column());
        }
        return line.put("value", finding.value())
                .put("problem", finding.problem(language))
                .put("remedy", finding.remedy(language));
    }
}

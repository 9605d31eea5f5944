package org.palermo.producers.findings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.palermo.schemas.codes.Language;

/**
 * Findings for a program to read: JSON Lines, one finding a line, written as they are found. Fields of a line: {@code code},
 * {@code severity}, {@code file}, {@code sheet}, {@code row}, {@code column} and {@code cell} (absent where they do not apply),
 * {@code value}, {@code problem}, {@code remedy}.
 */
public final class FindingsFile implements Consumer<Finding>, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Writer out;
    private final Language language;

    private FindingsFile(Writer out, Language language) {
        this.out = out;
        this.language = language;
    }

    /**
     * Begins a file, overwriting what it held.
     *
     * @throws IOException where it cannot be written
     */
    public static FindingsFile open(Path file, Language language) throws IOException {
        // a file's own writer would fail at a value that has no UTF-8, and such a value is a finding
        return new FindingsFile(
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8)),
                language);
    }

    /** @throws UncheckedIOException where the file cannot be written */
    @Override
    public void accept(Finding finding) {
        try {
            out.write(JSON.writeValueAsString(line(finding, language)));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException where the rest of the file cannot be written */
    @Override
    public void close() throws IOException {
        out.close();
    }

    private static ObjectNode line(Finding finding, Language language) {
        ObjectNode line = JSON.createObjectNode()
                .put("code", finding.code().id())
                .put("severity", finding.severity() == Severity.ERROR ? "error" : "warning")
                .put("file", finding.place().file());
        if (!finding.place().sheet().isEmpty()) {
            line.put("sheet", finding.place().sheet());
        }
        if (finding.place().row() > 0) {
            line.put("row", finding.place().row());
        }
        if (!finding.place().column().isEmpty()) {
            line.put("column", finding.place().column());
        }
        if (!finding.place().cell().isEmpty()) {
            line.put("cell", finding.place().cell());
        }
        return line.put("value", finding.value())
                .put("problem", finding.problem(language))
                .put("remedy", finding.remedy(language));
    }
}

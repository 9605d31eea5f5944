package org.palermo.reports.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.statements.Published.Qualifier;
import org.palermo.schemas.codes.Code;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.codes.Language;

/** The dictionary and the texts say the same; who adds a code or a term adds its line. */
class DictionaryTest {

    private static final Path DICTIONARY = Path.of("..", "docs", "dictionary.md");

    private static final List<String> TERMS = List.of("term.", "verdict.", "identity.");

    @Test
    void everyCodeOfTheCodeListsHasItsLine() throws IOException {
        Set<List<String>> lines = lines();
        List<String> missing = new ArrayList<>();
        for (CodeList list : Codes.all()) {
            for (Code code : list.codes()) {
                List<String> line = List.of("`" + code.id() + "`", code.name(Language.EN), code.name(Language.FR));
                if (lines.stream()
                        .noneMatch(cells ->
                                cells.size() >= 3 && cells.subList(0, 3).equals(line))) {
                    missing.add(list.id() + ": " + line);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyTermOfTheMessagesHasItsLine() throws IOException {
        Set<List<String>> lines = lines();
        Messages english = Wording.in(Language.EN).messages();
        Messages french = Wording.in(Language.FR).messages();
        List<String> missing = new ArrayList<>();
        for (String key : english.keys()) {
            if (TERMS.stream().anyMatch(key::startsWith)) {
                List<String> line = List.of(english.text(key), french.text(key));
                if (lines.stream()
                        .noneMatch(cells ->
                                cells.size() >= 2 && cells.subList(0, 2).equals(line))) {
                    missing.add(key + ": " + line);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyFigureAndQualifierHasItsLine() throws IOException {
        Set<List<String>> lines = lines();
        List<String> missing = new ArrayList<>();
        Declarations.standard().figures().forEach(figure -> {
            if (!lines.contains(List.of(
                    "`" + figure.id() + "`", figure.name().en(), figure.name().fr()))) {
                missing.add("| `" + figure.id() + "` | " + figure.name().en() + " | "
                        + figure.name().fr() + " |");
            }
        });
        for (Qualifier qualifier : Qualifier.values()) {
            assertTrue(lines.stream().anyMatch(cells -> cells.getFirst().equals("`" + qualifier.code() + "`")));
        }
        assertEquals(List.of(), missing);
    }

    /** The rows of all tables, cell by cell. */
    private static Set<List<String>> lines() throws IOException {
        Set<List<String>> lines = new HashSet<>();
        for (String line : Files.readAllLines(DICTIONARY)) {
            if (line.startsWith("|")) {
                lines.add(Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList());
            }
        }
        return lines;
    }
}

package org.palermo.producers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Lines;
import org.palermo.schemas.codes.Language;

/** Each finding has a malformed file, and the messages that its writer is given, in English and in French. */
class FindingMessagesTest {

    private static final Path FOLDERS = Path.of("src/test/resources/findings");

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void aMalformedFileIsAnsweredInBothLanguages(FindingCode code, @TempDir Path made) throws IOException {
        // Given
        Path folder = FOLDERS.resolve(code.id());
        boolean tooBigToKeep = code == FindingCode.LINE_TOO_LONG;
        Path root = tooBigToKeep ? made : folder;
        List<Path> paths = tooBigToKeep ? List.of(longLine(made)) : paths(folder);

        // When
        Plan plan = Intake.read(paths, Fixed.settings());

        // Then
        assertTrue(Fixed.codes(plan).contains(code.id()), () -> code.id() + " is not among " + Fixed.codes(plan));
        assertEquals(expected(folder, "en"), rendered(plan, Language.EN, root));
        assertEquals(expected(folder, "fr"), rendered(plan, Language.FR, root));
    }

    private static Path longLine(Path folder) {
        String header = "id,title,category,format,level,start\n";
        return Fixed.write(folder, "activities.csv", header + "A-1," + "x".repeat(Lines.LONGEST) + "\n");
    }

    private static List<Path> paths(Path folder) throws IOException {
        Path named = folder.resolve("paths.txt");
        if (Files.exists(named)) {
            return Files.readAllLines(named).stream().map(folder::resolve).toList();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static String rendered(Plan plan, Language language, Path root) {
        return plan.findings().stream()
                .map(finding -> finding.render(language).replace(root + "/", "") + "\n")
                .collect(Collectors.joining());
    }

    private static String expected(Path folder, String language) throws IOException {
        return Files.readString(folder.resolve(language + ".txt"), StandardCharsets.UTF_8);
    }

    @Test
    void everyFindingIsDocumented() throws IOException {
        String document = Files.readString(Path.of("../docs/findings.md"), StandardCharsets.UTF_8);
        List<String> missing = Stream.of(FindingCode.values())
                .filter(code -> !document.contains("| `" + code.id() + "` | "
                        + (code.severity().name().toLowerCase(java.util.Locale.ROOT)) + " |"))
                .map(FindingCode::id)
                .toList();
        assertEquals(List.of(), missing, "findings without their line in docs/findings.md");
    }
}

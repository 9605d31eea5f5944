package org.palermo.producers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        List<Path> paths = paths(code, folder, made);
        Path root = paths.getFirst().startsWith(made) ? made : folder;
        ReadOptions options = new ReadOptions(Optional.empty(), Optional.empty(), lines(folder.resolve("sheets.txt")));

        // When
        Plan plan = Intake.read(paths, Fixed.settings(Fixed.allBut("D-10")).with(options));

        // Then
        assertTrue(Fixed.codes(plan).contains(code.id()), () -> code.id() + " is not among " + Fixed.codes(plan));
        assertEquals(expected(folder, "en"), rendered(plan, Language.EN, root));
        assertEquals(expected(folder, "fr"), rendered(plan, Language.FR, root));
    }

    private static List<Path> paths(FindingCode code, Path folder, Path made) throws IOException {
        return switch (code) {
            case LINE_TOO_LONG -> List.of(longLine(made));
            case WORKBOOK_TOO_LARGE -> List.of(longCell(made));
            default -> {
                List<RawWorkbook.Sheet> sheets = sheets(folder);
                yield sheets.isEmpty()
                        ? paths(folder)
                        : List.of(RawWorkbook.write(
                                made.resolve("registers.xlsx"), sheets.toArray(new RawWorkbook.Sheet[0])));
            }
        };
    }

    /** The parts of a workbook that a folder holds, each under its sheet's name. */
    private static List<RawWorkbook.Sheet> sheets(Path folder) throws IOException {
        List<RawWorkbook.Sheet> sheets = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".sheet"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".sheet", "");
                sheets.add(new RawWorkbook.Sheet(
                        name.replace(".hidden", ""), name.endsWith(".hidden"), Files.readString(file)));
            }
        }
        return sheets;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static Path longCell(Path folder) throws IOException {
        String content = "<sheetData>" + RawWorkbook.row(1, "id", "title", "x".repeat(200_001)) + "</sheetData>";
        return RawWorkbook.write(
                folder.resolve("activities.xlsx"), new RawWorkbook.Sheet("activities", false, content));
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

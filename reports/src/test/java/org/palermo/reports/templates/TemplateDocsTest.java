package org.palermo.reports.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;

/** The page on templates says what the code does. */
class TemplateDocsTest {

    private static final Path PAGE = Path.of("..", "docs", "templates.md");

    @Test
    void itsExampleIsTheCompleteOneThatIsTested() throws IOException {
        assertTrue(page().contains("```yaml\n" + TemplateReaderTest.resource("complete.yaml") + "```"));
    }

    @Test
    void everyFigureStandsWithItsBreakdowns() throws IOException {
        List<String> wanted = Declarations.standard().figures().stream()
                .map(TemplateDocsTest::line)
                .toList();
        List<String> lines = page().lines().toList();
        assertEquals(wanted, wanted.stream().filter(lines::contains).toList());
    }

    private static String line(FigureDeclaration figure) {
        String by = figure.breakdowns().keySet().stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return "| `" + figure.id() + "` | " + figure.kind().name().toLowerCase(java.util.Locale.ROOT) + " | "
                + (by.isEmpty() ? "–" : by) + " |";
    }

    @Test
    void everyKeyAndEveryTimeStands() throws IOException {
        String page = page();
        Stream.of(
                        Grammar.FILE.stream(),
                        Grammar.SECTION.stream(),
                        Grammar.ITEM.stream(),
                        Grammar.PASSAGES.values().stream().flatMap(List::stream),
                        When.periodNames().stream(),
                        When.dayNames().stream(),
                        PhraseReader.forms().stream())
                .flatMap(names -> names)
                .forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }
}

package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration on a real stack of its own. */
class DemoIT {

    @TempDir
    Path folder;

    @BeforeAll
    static void atHome() {
        Stage.atHome();
    }

    @Test
    void reproduces_every_figure_of_the_source() throws IOException {
        // Given
        Path page = folder.resolve("report.html");
        Set<String> before = temporaries();

        // When
        Ran ran = Ran.of("demo", "--format", "json", "--quiet", "--html", page.toString());

        // Then
        ran.ended(ExitCode.DONE);
        PublishedFigures figures = PublishedFigures.of(ran.out());
        figures.are(PublishedFigures.EXPECTED);
        assertEquals(publishedValues(), figures.compared());
        assertTrue(figures.report().path("demonstration").asBoolean());
        assertEquals(
                "Demonstration, not United Nations data",
                figures.report().path("notice").asText());
        assertTrue(Files.readString(page).contains("Demonstration, not United Nations data"));
        assertEquals("Written: " + page + "\n", ran.err());
        assertEquals(before, temporaries(), "its data directory is gone");
    }

    @Test
    void takes_any_registers_in_french_and_says_what_it_refused() throws IOException {
        // Given two right activities and one wrong
        Path registers = Files.createDirectory(folder.resolve("registres"));
        Files.writeString(registers.resolve("activities.csv"), """
                id,title,category,format,level,start,countries,direct,evidence
                A1,Un,legislative,workshop,national,2015-03-25,FRA;Maroc,yes,documented
                A2,Deux,prevention,workshop,national,2015-04,SEN,no,documented
                A3,Trois,prevention,workshop,national,2015-04-31,SEN,no,documented
                """);
        Path data = folder.resolve("data");

        // When
        Ran ran = Ran.of(
                "demo",
                "--registers",
                registers.toString(),
                "--from",
                "2015-03",
                "--to",
                "2015-04-15",
                "--lang",
                "fr",
                "--data",
                data.toString());

        // Then: the second lies in April, which the period holds in part
        ran.ended(ExitCode.NO)
                .said(
                        "activities.csv:4:start: date-invalid",
                        "2 lignes sont prêtes",
                        "2 comptabilisés",
                        "Arrêt...",
                        "Terminé après")
                .printed("Rapport d'activité", "Période");
        assertTrue(ran.out().lines().anyMatch(line -> line.matches("\\d+\\. Activités organisées .*\\. 1")), ran::out);
        assertFalse(ran.out().contains("Démonstration"), "nothing in it is illustrative");
        assertTrue(Files.isDirectory(data), "a data directory that was named is kept");
    }

    private static int publishedValues() throws IOException {
        try (Stream<String> lines = Files.lines(Stage.SAMPLE.resolve("published.yaml"))) {
            return Math.toIntExact(
                    lines.filter(line -> line.startsWith("  - figure:")).count());
        }
    }

    private static Set<String> temporaries() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("palermo-demo-"))
                    .collect(Collectors.toSet());
        }
    }
}

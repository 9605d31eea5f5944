package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill of {@code docs/recovery.md}: what is lost is put back, or comes back from Kafka, to the byte. */
class RecoveryIT {

    private static final String REPORT = "report --format json --published " + Stage.SAMPLE.resolve("published.yaml");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_copy_restores_everything_and_kafka_restores_the_tables() throws Exception {
        // Given a stack with the sample, stopped, copied, and lost
        Path original = folder.resolve("var");
        Path restored = folder.resolve("elsewhere/restored");
        JsonNode report;
        try (Stage stage = Stage.up(original)) {
            stage.run("import %s --wait", Stage.SAMPLE).ended(ExitCode.DONE);
            report = report(stage);
            PublishedFigures.of(report.toString()).are(PublishedFigures.EXPECTED);
        }
        copy(original, restored);
        Path copyOfTheRegistry = folder.resolve("registry");
        copy(original.resolve("registry"), copyOfTheRegistry);
        remove(original);

        // When the copy is started somewhere else, then everything is there
        try (Stage stage = Stage.up(restored)) {
            assertEquals(report, report(stage));
        }

        // When tables and state are lost too, then Kafka gives them back
        remove(restored.resolve("clickhouse"));
        remove(restored.resolve("streams"));
        try (Stage stage = Stage.up(restored)) {
            awaitEverythingShown(stage);
            assertEquals(report, report(stage));
            stage.run("import %s --wait", Stage.SAMPLE).ended(ExitCode.DONE).said(" 0 posted, 2,188 duplicates");
        }

        // When the registry is lost, then a new one is refused, and the old one's copy is taken
        remove(restored.resolve("registry"));
        Ran refused = Ran.of("up", "--data", restored.toString());
        refused.ended(ExitCode.FAULT).said("not the one that the log was written with", "folder registry");
        remove(restored.resolve("registry"));
        copy(copyOfTheRegistry, restored.resolve("registry"));
        try (Stage stage = Stage.up(restored)) {
            stage.run("import %s --wait", Stage.SAMPLE).ended(ExitCode.DONE).said(" 0 posted, 2,188 duplicates");
            assertEquals(report, report(stage));
        }
    }

    /** All that is stated; not when and up to where it was computed. */
    private static JsonNode report(Stage stage) throws IOException {
        ObjectNode report = (ObjectNode) new ObjectMapper()
                .readTree(stage.run(REPORT).ended(ExitCode.DONE).out());
        return report.retain("period", "programme", "demonstration", "figures", "fund");
    }

    private static void awaitEverythingShown(Stage stage) throws InterruptedException {
        Ran status = stage.run("status").ended(ExitCode.DONE);
        long limit = System.nanoTime() + 120_000_000_000L;
        while (!status.out().contains("ClickHouse shows everything.")) {
            assertTrue(System.nanoTime() < limit, status::toString);
            Thread.sleep(200);
            status = stage.run("status").ended(ExitCode.DONE);
        }
    }

    /** As {@code cp -a} does: ClickHouse's folder has links in it, which stay links. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The help of every command, word for word, as its reader sees it. It fails on purpose where a text changes: read the
 * new one, then write it with {@code -Dpalermo.golden=write}.
 */
class HelpTest {

    private static final String[] COMMANDS = {
        "",
        "demo",
        "up",
        "streams",
        "sink",
        "setup",
        "config",
        "import",
        "template",
        "add",
        "withdraw",
        "report",
        "fund",
        "explain",
        "record",
        "sentence",
        "changes",
        "publish",
        "publications",
        "rebuild",
        "restate",
        "rejected",
        "redrive",
        "reprice",
        "audit",
        "rebuild-tables",
        "status",
        "torture",
        "bench"
    };

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void is_as_it_was_approved(String language) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String command : COMMANDS) {
            Ran ran = Ran.line("--lang " + language + " " + command + " --help").ended(ExitCode.DONE);
            assertEquals("", ran.err());
            assertTrue(ran.out().contains("./palermo"), () -> command + " has an example");
            all.append("==== palermo ")
                    .append(command)
                    .append(" --help\n")
                    .append(ran.out())
                    .append('\n');
        }
        Path golden = Path.of("src/test/resources/org/palermo/infra/command/help_" + language + ".txt");
        if ("write".equals(System.getProperty("palermo.golden"))) {
            Files.writeString(golden, all);
        }
        assertEquals(Files.readString(golden), all.toString());
    }
}

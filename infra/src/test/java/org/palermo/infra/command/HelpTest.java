package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.schemas.codes.Language;

/**
 * The help of every command, word for word, as its reader sees it. It fails on purpose where a text changes: read the
 * new one, then write it with {@code -Dpalermo.golden=write}.
 */
class HelpTest {

    /** Every command of the program, in the order of its help. */
    private static List<String> commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, Messages.in(Language.EN), Terminal.of("", Map.of()));
        return List.copyOf(Palermo.commandLine(console, Map.of(), nowhere, nowhere)
                .getSubcommands()
                .keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void is_as_it_was_approved(String language) throws IOException {
        StringBuilder all = new StringBuilder();
        List<String> commands = new ArrayList<>(List.of(""));
        commands.addAll(commands());
        for (String command : commands) {
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

    @Test
    void every_command_stands_in_the_table_of_the_documentation_and_has_its_section() throws IOException {
        // Given
        String page = Files.readString(Path.of("../docs/commands.md"));
        String table = page.substring(0, page.indexOf("\n## "));
        List<String> sections = page.lines()
                .filter(line -> line.startsWith("## "))
                .flatMap(line -> Stream.of(line.substring(3).split(", ")))
                .toList();

        // Then
        List<String> commands = commands();
        assertTrue(commands.size() > 20, commands::toString);
        for (String command : commands) {
            assertTrue(table.contains("`" + command + "`"), () -> command + " is not in the table");
            assertTrue(sections.contains(command), () -> command + " has no section");
        }
    }
}

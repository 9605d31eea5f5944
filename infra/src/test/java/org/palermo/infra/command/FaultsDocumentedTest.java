package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who meets a fault finds its words in {@code docs/recovery.md}, with what to do. */
class FaultsDocumentedTest {

    private static final Pattern INNERMOST = Pattern.compile("\\{[^{}]*}");

    @Test
    void every_fault_that_a_command_tells_is_explained() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "recovery.md"));
        ResourceBundle texts = ResourceBundle.getBundle("org.palermo.infra.command.messages", Locale.ROOT);
        List<String> faults = new TreeSet<>(texts.keySet())
                .stream()
                        .filter(key -> key.startsWith("fault.") && !key.endsWith(".hint"))
                        .toList();

        assertTrue(faults.size() > 10, faults::toString);
        assertEquals(
                List.of(),
                faults.stream()
                        .filter(key -> !page.contains(words(texts.getString(key))))
                        .toList());
    }

    /** The longest part of a text that is the same whatever it tells. */
    private static String words(String text) {
        String shorter = text.replace("''", "'");
        for (String before = ""; !before.equals(shorter); ) {
            before = shorter;
            shorter = INNERMOST.matcher(shorter).replaceAll("\0");
        }
        return Pattern.compile("\0")
                .splitAsStream(shorter)
                .map(part -> part.replaceAll("^[\\s:]+|[\\s:.]+$", ""))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }
}

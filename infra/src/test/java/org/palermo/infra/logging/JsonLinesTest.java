package org.palermo.infra.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {

    @Test
    void an_event_is_one_line_with_stable_keys() {
        assertEquals(
                "{\"time\":\"2016-04-30T00:00:00.000Z\",\"level\":\"WARN\",\"logger\":\"org.palermo.x\","
                        + "\"thread\":\"main\",\"process\":\"sink-1\",\"message\":\"two\\nlines\"}\n",
                encoded("two\nlines", null));
    }

    @Test
    void a_fault_is_told_with_its_causes_and_its_place_in_our_code_and_long_texts_are_cut() {
        IllegalStateException fault =
                new IllegalStateException("x".repeat(2_000), new IllegalArgumentException("why\nand more"));

        String line = encoded("y".repeat(2_000), fault);

        assertTrue(line.contains("caused by java.lang.IllegalArgumentException: why\""), line);
        assertTrue(line.contains("\"at\":\"org.palermo.infra.logging.JsonLinesTest."), line);
        assertTrue(line.length() < 2_000, line);
        assertEquals(line.length() - 1, line.indexOf('\n'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        plain     | "plain"
        é «œ» 中   | "é «œ» 中"
        a"b\\c    | "a\\"b\\\\c"
        """)
    void texts_are_escaped_where_json_asks_for_it(String text, String json) {
        assertEquals(json, Json.text(text));
    }

    @Test
    void control_characters_and_halves_of_pairs_do_no_harm() {
        assertEquals("\"\\t\\u0000\\ud83d\\udc00\"".replace("\\udc00", "x"), Json.text("\t\0\ud83dx"));
        assertEquals("\"\ud83d\ude00\"", Json.text("\ud83d\ude00"));
    }

    private static String encoded(String message, @Nullable Throwable fault) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent("", context.getLogger("org.palermo.x"), Level.WARN, message, fault, null);
        event.setInstant(Instant.parse("2016-04-30T00:00:00Z"));
        event.setThreadName("main");
        return new String(new JsonLines("sink-1").encode(event), StandardCharsets.UTF_8);
    }
}

package org.palermo.reports.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.reports.figures.Declarations;

class TemplateReaderTest {

    private static final Declarations DECLARATIONS = Declarations.standard();

    /** The line of each mistake says, after a hash, which rule it breaks and where: {@code # rule@column}. */
    @Test
    void everyMistakeIsFoundAtItsPlace() throws IOException {
        // Given
        String broken = resource("broken.yaml");
        List<String> expected = expected(broken);

        // When
        Checked checked = TemplateReader.read("broken", "broken.yaml", broken, DECLARATIONS);

        // Then
        assertNull(checked.template());
        assertEquals(
                String.join("\n", expected),
                checked.findings().stream()
                        .map(finding ->
                                finding.place().line() + ":" + finding.place().column() + " "
                                        + finding.rule().code())
                        .collect(Collectors.joining("\n")));
    }

    private static List<String> expected(String text) {
        List<String> expected = new java.util.ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int at = lines.get(i).indexOf(" #! ");
            if (at >= 0) {
                for (String mark : lines.get(i).substring(at + 4).strip().split(" ")) {
                    String[] parts = mark.split("@");
                    expected.add(i + 1 + ":" + parts[1] + " " + parts[0]);
                }
            }
        }
        return expected;
    }

    @Test
    void theNearestNameIsOffered() {
        // When
        Checked checked = read("""
                title: {en: One}
                sections:
                  - title: {en: One}
                    content:
                      - figures: [activites, fund.recieved]
                      - breakdown: activities
                        by: contry
                      - compare: activities
                        with: last-full-yaer
                """);

        // Then
        assertEquals(
                List.of("activities", "fund.received", "country", "last-full-year"),
                checked.findings().stream()
                        .map(finding -> finding.arguments().get("nearest"))
                        .toList());
    }

    @Test
    void whatAFigureIsKeptByIsSaid() {
        // When
        Checked checked = read("""
                title: {en: One}
                sections:
                  - title: {en: One}
                    content:
                      - {breakdown: participants, by: category}
                      - {breakdown: countries.supported, by: region}
                      - {breakdown: fund.survivors-per-year, by: sex}
                """);

        // Then
        assertEquals(
                List.of("sex, group, country, region, year, quarter, month", "year, quarter, month", "year"),
                checked.findings().stream()
                        .map(finding -> finding.arguments().get("known"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "- ",
                "a: [",
                "a: b: c",
                "---\n---\n",
                "{}",
                "[]",
                "null",
                "title: &a [*a]",
                "\u0000",
                "title: {en: \"{\"}",
                "%YAML 9.9\n---\n",
                "!!java.net.URL [\"http://localhost\"]",
                "? [a]\n: b",
                "\"",
                "title: {en: One}\nsections: [{title: {en: a}, content: [{text: {en: \"{activities, plural, one\"}}]}]",
                "title: {en: One}\nsections: [{title: {en: a}, content: [{text: {en: \"{activities, plural, one {a}}\"}}]}]",
                "title: {en: One}\nsections: [{title: {en: a}, content: [{text: {en: \"{0, number}\"}}]}]",
            })
    void wildInputGivesFindings(String text) {
        // When
        Checked checked = read(text);

        // Then
        assertNull(checked.template(), text);
        assertFalse(checked.findings().isEmpty(), text);
    }

    /** A sound file with random bites and doublings: it is read or told of, and never a fault. */
    @Test
    void whatIsLeftOfASoundFileNeverFails() throws IOException {
        String sound = resource("complete.yaml");
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(sound);
            for (int bites = 1 + random.nextInt(4); bites > 0; bites--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(20));
                switch (random.nextInt(4)) {
                    case 0 -> text.delete(at, end);
                    case 1 -> text.insert(at, text.substring(at, end));
                    case 2 -> text.insert(at, "{}[]:-'\"#&*!|>%@\n\t,".charAt(random.nextInt(19)));
                    default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                }
            }
            try {
                Checked checked = read(text.toString());
                assertEquals(checked.template() == null, !checked.findings().isEmpty(), "seed " + seed);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + text, e);
            }
        }
    }

    @Test
    void theCompleteExampleIsSound() throws IOException {
        // When
        Checked checked = read(resource("complete.yaml"));

        // Then
        assertEquals(List.of(), checked.findings());
        assertNotNull(checked.template());
    }

    private static Checked read(String text) {
        return TemplateReader.read("any", "any.yaml", text, DECLARATIONS);
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TemplateReaderTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.producers.entry.Interview;
import org.palermo.producers.entry.Known;
import org.palermo.producers.fields.Context;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.kinds.ColumnTexts;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.producers.repricing.Recorded;
import org.palermo.schemas.codes.Language;

/** Whole sessions whose answers are piped in, a line each. */
class AskingTest {

    private static final Producer OUTPUT = Producers.ofKind("output").orElseThrow();

    /** How a session ended, and what was said in it. */
    private record Session(Optional<Interview> agreed, String said) {

        Session says(String... parts) {
            String plain = said.replace('\u00a0', ' ');
            for (String part : parts) {
                assertTrue(plain.contains(part), () -> part + "\nis not in\n" + plain);
            }
            return this;
        }

        Interview.Verdict verdict() {
            return agreed.orElseThrow(() -> new AssertionError(said)).verdict(() -> "event-1");
        }
    }

    private static Session session(
            Producer producer, Language language, Known.Lookup lookup, Map<String, String> given, String input) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        Console console = new Console(in, err, err, Messages.in(language), Terminal.NONE);
        Interview.Setting setting = new Interview.Setting(
                language,
                new Context(Instant.parse("2016-05-31T12:00:00Z"), Rates.NONE),
                lookup,
                "office",
                "palermo add");
        try (Prompt prompt = console.prompt()) {
            Optional<Interview> agreed = new Asking(console, prompt).ask(Interview.of(producer, setting, given));
            return new Session(agreed, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    private static Session session(String input) {
        return session(OUTPUT, Language.EN, Known.Lookup.NOTHING, Map.of(), input);
    }

    @Test
    void a_question_without_choices_says_so_when_asked_for_them() {
        session("?\nq\n").says("There is no list to choose from: ");
    }

    static Stream<Arguments> kinds() {
        return Producers.all().stream()
                .flatMap(producer ->
                        Stream.of(Language.EN, Language.FR).map(language -> Arguments.of(producer.kind(), language)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_can_be_answered_in_both_languages(String kind, Language language) {
        // Given
        Producer producer = Producers.ofKind(kind).orElseThrow();
        ColumnTexts texts = ColumnTexts.in(language);
        Interview.Setting setting = new Interview.Setting(
                language, new Context(Instant.EPOCH, Rates.NONE), Known.Lookup.NOTHING, "office", "palermo add");
        StringBuilder input = new StringBuilder();
        Interview.of(producer, setting, Map.of()).questions().forEach(question -> {
            assertTrue(!question.meaning().isBlank());
            input.append(texts.example(producer, question.field())).append('\n');
        });
        input.append(language == Language.FR ? "oui\n" : "yes\n");

        // When
        Session session = session(producer, language, Known.Lookup.NOTHING, Map.of(), input.toString());

        // Then
        assertInstanceOf(Interview.Verdict.Sound.class, session.verdict(), session.said());
    }

    @Test
    void what_is_wrong_is_said_at_once_and_asked_again() {
        Session session = session("O-1\nTool\ntoolkit\n2015-13\n2015-03\n\n\n\n\ny\n");

        assertInstanceOf(Interview.Verdict.Sound.class, session.verdict());
        session.says(
                "4/8  date* – ",
                "date: date-invalid: “2015-13” is not a date. Write 2015-09-21, or only 2015-09 or 2015",
                "6/8  source – ",
                "Enter: palermo add",
                "Enter: reported",
                "    title  ");
    }

    @Test
    void a_french_session_reads_french() {
        session(OUTPUT, Language.FR, Known.Lookup.NOTHING, Map.of(), "O-1\nOutil\nréférentiel\n05/09/2015\nq\n")
                .says(
                        "1/8  identifiant* – Identifiant propre au bureau",
                        "au choix, ou autre chose",
                        "toolkit",
                        "référentiel",
                        "date : date-ambiguous : « 05/09/2015 » peut être le");
    }

    @Test
    void one_can_go_back_and_change_an_answer_before_publishing() {
        Session session = session("O-1\nTool\n<\nStudy\nstudy\n2015\n\n\n\n\ntitle\nStudy of tools\nTYPE\n<\n\n\nY\n");

        assertInstanceOf(Interview.Verdict.Sound.class, session.verdict());
        assertEquals(
                List.of("O-1", "Study of tools", "study", "2015", "palermo add", "reported"),
                session.agreed().orElseThrow().lines().stream()
                        .map(Interview.Line::stated)
                        .toList());
    }

    @Test
    void leaving_records_nothing() {
        for (String input : List.of("", "q\n", "O-1\nQ\n", "O-1\nTool\nstudy\n2015\n\n\n\n\nn\n", "O-1\nTool\n")) {
            assertEquals(Optional.empty(), session(input).agreed(), input);
        }
    }

    @Test
    void what_was_given_is_not_asked() {
        Session session = session(
                OUTPUT,
                Language.EN,
                Known.Lookup.NOTHING,
                Map.of("id", "O-1", "title", "Tool", "date", "never"),
                "study\n2015\n\n\n\n\ny\n");

        assertInstanceOf(Interview.Verdict.Sound.class, session.verdict());
        session.says("title> Tool", "date> never", "date: date-invalid");
        assertTrue(!session.said().contains("2/8"));
    }

    @Test
    void a_correction_shows_what_changes_and_wants_a_reason() {
        String body = "{\"title\":\"Tool\",\"type\":\"tool\",\"date\":\"2015\",\"languages\":[\"en\"]}";
        Known known =
                new Known(new Recorded("output", "O-1", "registry", "letter", "documented", "", body), false, body);

        Session session = session(
                OUTPUT,
                Language.EN,
                (kind, id) -> Optional.of(known),
                Map.of(),
                "O-1\n\n\n2015-11\n-\n\n\n\nthe month was found\ny\n");

        assertInstanceOf(Interview.Verdict.Sound.class, session.verdict());
        session.says(
                "output O-1 is recorded already: this corrects it.",
                "Enter: Tool",
                "Enter: en (- leaves it blank)",
                "8/8  note* – Why it is corrected",
                "note: value-missing",
                "  * date       2015 → 2015-11",
                "  * languages  en → –",
                "    title      Tool");
    }
}

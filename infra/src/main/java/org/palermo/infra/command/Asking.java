package org.palermo.infra.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.entry.Choice;
import org.palermo.producers.entry.Interview;
import org.palermo.producers.entry.Interview.Turn;
import org.palermo.producers.entry.Known;
import org.palermo.producers.entry.Question;
import org.palermo.producers.findings.Finding;
import org.palermo.schemas.codes.Language;

/** Puts an interview's questions to the user, and tells what becomes of the answers. */
final class Asking {

    private static final String BACK = "<";
    private static final String QUIT = "q";
    private static final String HELP = "?";
    private static final Set<String> YES = Set.of("y", "yes", "o", "oui");
    private static final String MARK = "> ";

    private final Console console;
    private final Prompt prompt;

    Asking(Console console, Prompt prompt) {
        this.console = console;
        this.prompt = prompt;
    }

    /** What a question may be answered with: its form, and the choices where they are few. */
    static String allowed(Question question) {
        return question.listed()
                ? question.allowed() + ": "
                        + question.choices().stream().map(Choice::toString).collect(Collectors.joining(", "))
                : question.allowed();
    }

    /**
     * Asks until the user agrees to the whole record.
     *
     * @return empty where the user leaves
     */
    Optional<Interview> ask(Interview begun) {
        tellKeys();
        Interview interview = begun;
        boolean corrects = false;
        while (true) {
            Optional<Interview> answered = answer(interview);
            if (answered.isEmpty()) {
                return Optional.empty();
            }
            Interview now = answered.get();
            if (now.known().isPresent() && !corrects) {
                tellRecorded(now);
            }
            corrects = now.known().isPresent();
            interview = now;
            if (now.question().isEmpty()) {
                Optional<Interview> decided = decide(now);
                if (decided.isEmpty() || decided.get().question().isEmpty()) {
                    return decided;
                }
                interview = decided.get();
            }
        }
    }

    /** Puts the question that stands, once. Empty where the user leaves; the same interview where the answer will not do. */
    private Optional<Interview> answer(Interview interview) {
        Optional<Question> stands = interview.question();
        if (stands.isEmpty()) {
            return Optional.of(interview);
        }
        Question question = stands.get();
        Optional<String> beforehand = interview.answerBeforehand();
        if (beforehand.isPresent()) {
            console.error(question.header() + MARK + beforehand.get());
            return Optional.of(taken(interview.answer(beforehand.get())));
        }
        tell(interview, question);
        String line = prompt.ask(MARK, question);
        if (line == null || line.strip().equalsIgnoreCase(QUIT)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (line.strip()) {
                    case BACK -> interview.back();
                    case HELP -> {
                        tellChoices(question);
                        yield interview;
                    }
                    default -> taken(interview.answer(line));
                });
    }

    private Interview taken(Turn turn) {
        return switch (turn) {
            case Turn.Taken(Interview next, List<Finding> findings) -> {
                tell(findings);
                yield next;
            }
            case Turn.Refused(Interview same, List<Finding> findings) -> {
                tell(findings);
                yield same;
            }
        };
    }

    /** Shows the record. With all questions answered where the user agrees; at a question where one is to be changed. */
    private Optional<Interview> decide(Interview interview) {
        tellRecord(interview);
        while (true) {
            console.say("add.confirm", Map.of());
            String line = prompt.ask(MARK, null);
            String answer = line == null ? QUIT : line.strip().toLowerCase(Locale.ROOT);
            if (YES.contains(answer)) {
                return Optional.of(interview);
            }
            if (answer.equals(QUIT) || answer.equals("n") || answer.equals("no") || answer.equals("non")) {
                return Optional.empty();
            }
            Optional<Interview> changed = answer.equals(BACK)
                    ? Optional.of(interview.back())
                    : interview.backTo(answer).flatMap(this::changed);
            if (changed.isPresent()) {
                return changed.get().question().isPresent() ? changed : decide(changed.get());
            }
        }
    }

    /** One answer anew, then forward to where all are answered. */
    private Optional<Interview> changed(Interview at) {
        Interview standing = at;
        while (true) {
            Optional<Interview> next = answer(standing);
            if (next.isEmpty() || next.get().number() != standing.number()) {
                return next.map(Interview::forward);
            }
            standing = next.get();
        }
    }

    private void tellKeys() {
        console.say("add.keys", Map.of());
    }

    private void tell(Interview interview, Question question) {
        console.error("");
        console.say(
                "add.question",
                Map.of(
                        "number", interview.number(),
                        "count", interview.questions().size(),
                        "header", question.header(),
                        "required", String.valueOf(interview.requires(question)),
                        "meaning", meaning(interview, question)));
        console.error("    " + question.allowed());
        if (question.listed()) {
            tellChoices(question);
        }
        String otherwise = interview.defaultOf(question);
        boolean optional = !interview.requires(question);
        if (!otherwise.isEmpty()) {
            console.say(
                    "add.default",
                    Map.of("value", otherwise, "optional", String.valueOf(optional), "clear", Interview.NOTHING));
        } else if (optional) {
            console.say("add.skip", Map.of());
        }
    }

    private String meaning(Interview interview, Question question) {
        return interview.known().isPresent() && question.field().name().equals("note")
                ? console.messages().of("add.why")
                : question.meaning();
    }

    private void tellChoices(Question question) {
        if (question.choices().isEmpty()) {
            console.error(console.messages().of("add.no-choices", Map.of("allowed", question.allowed())));
        }
        int width = question.choices().stream()
                .mapToInt(choice -> choice.value().length())
                .max()
                .orElse(0);
        for (Choice choice : question.choices()) {
            String name = choice.name().equals(choice.value()) ? "" : choice.name();
            console.error(("      %-" + (width + 2) + "s%s")
                    .formatted(choice.value(), name)
                    .stripTrailing());
        }
    }

    /** Findings as an import words them, without the place, which is the question that stands. */
    void tell(List<Finding> findings) {
        Language language = console.messages().spoken();
        for (Finding finding : findings) {
            console.say(
                    "add.finding",
                    Map.of(
                            "column",
                            finding.place().column(),
                            "code",
                            finding.code().id(),
                            "problem",
                            finding.problem(language),
                            "remedy",
                            finding.remedy(language)));
        }
    }

    /** Says that the identifier is recorded already, and as what. */
    void tellRecorded(Interview interview) {
        Known known = interview.known().orElseThrow();
        console.say(
                known.withdrawn() ? "add.was-withdrawn" : "add.corrects",
                Map.of("kind", known.latest().kind(), "id", known.latest().entityId()));
    }

    /** The whole record, column by column; of a correction what changes, with what is recorded now. */
    void tellRecord(Interview interview) {
        boolean corrects = interview.known().isPresent();
        List<Interview.Line> lines = interview.lines();
        int width =
                lines.stream().mapToInt(line -> line.header().length()).max().orElse(0);
        console.error("");
        for (Interview.Line line : lines) {
            String header = ("%-" + (width + 2) + "s").formatted(line.header());
            if (corrects && line.changes()) {
                console.error("  * " + header + shown(line.recorded()) + " → " + shown(line.stated()));
            } else {
                console.error("    " + header + line.stated());
            }
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : value;
    }

    /** Yes, or anything else. */
    boolean agrees(@Nullable String line) {
        return line != null && YES.contains(line.strip().toLowerCase(Locale.ROOT));
    }
}

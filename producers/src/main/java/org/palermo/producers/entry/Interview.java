package org.palermo.producers.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Context;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.kinds.Preview;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Repeats;
import org.palermo.producers.kinds.RowToEvent;
import org.palermo.producers.registers.Register;
import org.palermo.producers.registers.Row;
import org.palermo.producers.registers.Spaces;
import org.palermo.producers.repricing.BodyJson;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.values.Events;

/**
 * One record asked for column by column, judged as an import judges a row. A value: each answer gives the interview after
 * it.
 *
 * <p>The questions are the columns that make the identity, then the kind's own, then evidence, source and note. An
 * identifier that is recorded already makes the record a correction: what is recorded is then the default of each answer, and
 * the note has to say why.
 */
public final class Interview {

    /** What clears an optional answer that has a default. */
    public static final String NOTHING = "-";

    private static final String SOURCE = "source";
    private static final String NOTE = "note";
    private static final List<String> ASKED_OF_ALL = List.of("evidence", SOURCE, NOTE);
    private static final List<String> NOT_ASKED = List.of("recorded_at", "recorded_by");

    /**
     * What an interview depends on besides its answers.
     *
     * @param context clock and rates, as an import has them
     * @param lookup what is recorded already
     * @param recordedBy who records, unless a field says otherwise
     * @param source of a record whose source nobody names
     */
    public record Setting(Language language, Context context, Known.Lookup lookup, String recordedBy, String source) {}

    private final Producer producer;
    private final Register register;
    private final Setting setting;
    private final List<Question> questions;
    private final Map<String, String> answers;
    private final Map<String, String> given;
    private final int at;
    private final @Nullable Known known;
    private final Map<String, String> recorded;

    private Interview(
            Producer producer,
            Setting setting,
            List<Question> questions,
            Map<String, String> answers,
            Map<String, String> given,
            int at,
            @Nullable Known known,
            Map<String, String> recorded) {
        this.producer = producer;
        this.register = producer.describe();
        this.setting = setting;
        this.questions = questions;
        this.answers = answers;
        this.given = given;
        this.at = at;
        this.known = known;
        this.recorded = recorded;
    }

    /** What came of an answer. */
    public sealed interface Turn {

        /** The interview as it stands now. */
        Interview interview();

        /**
         * It was taken.
         *
         * @param findings warnings
         */
        record Taken(Interview interview, List<Finding> findings) implements Turn {}

        /**
         * It cannot be recorded, and the same question stands.
         *
         * @param findings at least one error
         */
        record Refused(Interview interview, List<Finding> findings) implements Turn {}
    }

    /**
     * The beginning.
     *
     * @param given answers known beforehand, by column name; each is taken when its question comes up
     */
    public static Interview of(Producer producer, Setting setting, Map<String, String> given) {
        List<Question> questions = producer.all().stream()
                .filter(field -> !producer.isImplied(field))
                .filter(field -> asks(producer, field))
                .map(field -> Question.of(producer, field, setting.language()))
                .toList();
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, String> later = new LinkedHashMap<>(given);
        for (String name : NOT_ASKED) {
            String answer = later.remove(name);
            if (answer != null) {
                answers.put(name, answer);
            }
        }
        return new Interview(producer, setting, questions, answers, later, 0, null, Map.of());
    }

    private static boolean asks(Producer producer, Field<?> field) {
        return producer.identity().contains(field)
                || producer.fields().contains(field)
                || ASKED_OF_ALL.contains(field.name());
    }

    /** The column of a name in either language, where an answer to it can be given. */
    public static Optional<Field<?>> field(Producer producer, String name) {
        for (Field<?> field : producer.all()) {
            boolean takes = !producer.isImplied(field) && asks(producer, field) || NOT_ASKED.contains(field.name());
            if (takes && field.column().isCalled(Spaces.strip(name))) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** What was given beforehand and is asked of nobody, such as who records it, judged. */
    public List<Finding> findingsBeforehand() {
        return Preview.of(producer, row(answers), setting.context());
    }

    public Producer producer() {
        return producer;
    }

    public List<Question> questions() {
        return questions;
    }

    /** The question that stands; empty where all have been answered. */
    public Optional<Question> question() {
        return at < questions.size() ? Optional.of(questions.get(at)) : Optional.empty();
    }

    /** The number of the question that stands, from 1. */
    public int number() {
        return at + 1;
    }

    /** What is recorded of the entity, once its identity has been answered; empty where nothing is. */
    public Optional<Known> known() {
        return Optional.ofNullable(known);
    }

    /** The answer given beforehand to the question that stands; given once. */
    public Optional<String> answerBeforehand() {
        return question()
                .flatMap(question ->
                        Optional.ofNullable(given.get(question.field().name())));
    }

    /** What an empty line stands for; empty where for nothing. */
    public String defaultOf(Question question) {
        String name = question.field().name();
        String answered = answers.get(name);
        if (answered != null && !answered.isEmpty()) {
            return answered;
        }
        if (name.equals(NOTE)) {
            return ""; // each correction has its own reason
        }
        if (known != null && answered == null) {
            String now = recorded.getOrDefault(name, "");
            return now.isEmpty() ? question.field().blankMeans() : now;
        }
        return name.equals(SOURCE) ? setting.source() : question.field().blankMeans();
    }

    /** Whether the question has to be answered, by a default or otherwise. */
    public boolean requires(Question question) {
        return question.required() || known != null && question.field().name().equals(NOTE);
    }

    /**
     * Answers the question that stands.
     *
     * @param line as written: an empty one takes the default, {@link #NOTHING} leaves an optional answer blank
     */
    public Turn answer(String line) {
        Question question = question().orElseThrow(() -> new IllegalStateException("all questions have been answered"));
        String name = question.field().name();
        String written = Spaces.strip(line);
        boolean cleared = written.equals(NOTHING) && !requires(question);
        String answer = cleared ? "" : written.isEmpty() ? defaultOf(question) : written;
        Map<String, String> remaining = without(given, name);
        Map<String, String> before = without(answers, name);
        if (answer.isEmpty() && requires(question)) {
            Finding missing = Finding.of(
                    FindingCode.VALUE_MISSING, row(before).at(question.field().name()), "");
            return new Turn.Refused(with(answers, remaining, at), List.of(missing));
        }
        Map<String, String> after = new LinkedHashMap<>(before);
        after.put(name, answer);
        List<Finding> findings = new ArrayList<>(Preview.of(producer, row(after), setting.context()));
        Preview.of(producer, row(before), setting.context()).forEach(findings::remove);
        if (findings.stream().anyMatch(Finding::isError)) {
            return new Turn.Refused(with(answers, remaining, at), List.copyOf(findings));
        }
        Interview next = with(after, remaining, at + 1);
        boolean ofIdentity = producer.identity().contains(question.field());
        return new Turn.Taken(ofIdentity ? next.identified() : next, List.copyOf(findings));
    }

    /** The question before; the same where there is none. */
    public Interview back() {
        return with(answers, given, Math.max(0, at - 1));
    }

    /** The question about a column, where one of that name in either language is asked for. */
    public Optional<Interview> backTo(String name) {
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).field().column().isCalled(Spaces.strip(name))) {
                return Optional.of(with(answers, given, i));
            }
        }
        return Optional.empty();
    }

    /** Past all that is answered, after one answer was gone back to. */
    public Interview forward() {
        int next = at;
        while (next < questions.size()
                && answers.containsKey(questions.get(next).field().name())) {
            next++;
        }
        return with(answers, given, next);
    }

    /** Looks up what is recorded, once it is known of what. */
    private Interview identified() {
        boolean whole = producer.identity().stream()
                .filter(field -> !producer.isImplied(field))
                .allMatch(field -> answers.containsKey(field.name()));
        if (!whole) {
            return this;
        }
        Optional<Known> found = entityId().flatMap(id -> setting.lookup().find(producer.kind(), id));
        Map<String, String> cells = found.map(this::cells).orElse(Map.of());
        return new Interview(producer, setting, questions, answers, given, at, found.orElse(null), cells);
    }

    private Map<String, String> cells(Known found) {
        Map<String, String> cells = new LinkedHashMap<>(Cells.of(producer, found.asserted()));
        cells.put(SOURCE, found.latest().source());
        cells.put("evidence", found.latest().evidence());
        cells.put(NOTE, found.latest().note());
        return cells;
    }

    /** The entity's identifier; empty where it has not been answered yet. */
    public Optional<String> entityId() {
        List<String> parts = new ArrayList<>();
        for (Field<?> field : producer.identity()) {
            if (!producer.isImplied(field)) {
                parts.add(answers.getOrDefault(field.name(), ""));
            }
        }
        return parts.contains("") ? Optional.empty() : identify();
    }

    private Optional<String> identify() {
        return producer.identify(new Reading(row(answers), setting.context(), finding -> {}));
    }

    /**
     * A line of the record before it is published.
     *
     * @param header of the column
     * @param recorded what is recorded now; empty where nothing is
     * @param stated what will be
     */
    public record Line(String header, String recorded, String stated) {

        public boolean changes() {
            return !recorded.equals(stated);
        }
    }

    /** All that is or was stated, column by column. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Question question : questions) {
            String name = question.field().name();
            String stated = answers.getOrDefault(name, "");
            boolean ofIdentity = producer.identity().contains(question.field());
            String now = ofIdentity && known != null ? stated : recorded.getOrDefault(name, "");
            if (!stated.isEmpty() || !now.isEmpty()) {
                lines.add(new Line(question.header(), now, stated));
            }
        }
        return lines;
    }

    /** What the whole record is judged to be. */
    public sealed interface Verdict {

        /** It can be published. */
        record Sound(Event event) implements Verdict {}

        /** It states what is recorded already; publishing it would change nothing. */
        record Unchanged() implements Verdict {}

        /** It cannot be recorded. */
        record Unsound(List<Finding> findings) implements Verdict {}
    }

    /**
     * Judges the whole, as an import would.
     *
     * @param eventIds of the event
     */
    public Verdict verdict(Supplier<String> eventIds) {
        List<Finding> findings = new ArrayList<>();
        Optional<Event> event = new RowToEvent(setting.context(), setting.recordedBy(), eventIds, findings::add)
                .event(producer, row(answers), new Repeats());
        if (event.isEmpty()) {
            return new Verdict.Unsound(
                    findings.stream().filter(Finding::isError).toList());
        }
        return isRecorded(event.get()) ? new Verdict.Unchanged() : new Verdict.Sound(event.get());
    }

    private boolean isRecorded(Event event) {
        if (known == null || known.withdrawn()) {
            return false;
        }
        SpecificRecord now = BodyJson.read(producer, known.asserted());
        return Cells.same(now, Events.body(event.value()))
                && known.latest().source().equals(Events.envelope(event.value()).getSource())
                && known.latest()
                        .evidence()
                        .equals(Events.envelope(event.value()).getEvidence());
    }

    private Interview with(Map<String, String> nowAnswered, Map<String, String> stillGiven, int position) {
        return new Interview(producer, setting, questions, nowAnswered, stillGiven, position, known, recorded);
    }

    private static Map<String, String> without(Map<String, String> map, String name) {
        Map<String, String> rest = new LinkedHashMap<>(map);
        rest.remove(name);
        return Collections.unmodifiableMap(rest);
    }

    private Row row(Map<String, String> filled) {
        return Rows.of(register, setting.language(), filled);
    }
}

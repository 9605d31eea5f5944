package org.palermo.infra.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.HandEntry;
import org.palermo.infra.pipeline.ImportRun;
import org.palermo.infra.pipeline.RecordedState;
import org.palermo.producers.entry.Interview;
import org.palermo.producers.entry.Interview.Turn;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Field;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.repricing.KeptRates;
import org.palermo.producers.repricing.Repricing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palermo add}. */
@Command(name = "add")
final class AddCommand implements Callable<Integer> {

    private static final String SOURCE = "palermo add";

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "KIND", descriptionKey = "add-kind")
    private String kind = "";

    @Option(names = "--field", paramLabel = "COLUMN=VALUE")
    private List<String> fields = List.of();

    @Option(names = "--yes", descriptionKey = "add-yes")
    private boolean yes;

    @Option(names = "--wait")
    private boolean wait;

    @Option(names = "--recorded-by", paramLabel = "WHO", descriptionKey = "who-records")
    private String recordedBy = System.getProperty("user.name", "");

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    AddCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Producer producer = KindArgument.producer(kind);
        Map<String, String> given = given(producer);
        Addresses addresses = data.addresses();
        RecordedState recorded = new RecordedState(addresses.clickHouse());
        HandEntry entry = new HandEntry(recorded, console.messages().spoken(), recordedBy, SOURCE);
        try (Prompt prompt = yes ? NoPrompt.INSTANCE : console.prompt()) {
            Asking asking = new Asking(console, prompt);
            Interview begun = Interview.of(producer, entry.setting(), given);
            List<Finding> beforehand = begun.findingsBeforehand();
            asking.tell(beforehand);
            if (beforehand.stream().anyMatch(Finding::isError)) {
                return nothing();
            }
            Optional<Interview> answered = yes ? unasked(begun, asking) : asking.ask(begun);
            return answered.isEmpty() ? nothing() : publish(answered.get(), asking, entry, addresses, recorded);
        }
    }

    private int publish(
            Interview interview, Asking asking, HandEntry entry, Addresses addresses, RecordedState recorded)
            throws InterruptedException {
        return switch (interview.verdict(entry.eventIds())) {
            case Interview.Verdict.Unsound(List<Finding> findings) -> {
                asking.tell(findings);
                yield nothing();
            }
            case Interview.Verdict.Unchanged() -> {
                console.say("add.unchanged", Map.of());
                yield ExitCode.DONE;
            }
            case Interview.Verdict.Sound(Event event) -> {
                Importing importing = new Importing(console, quiet, null);
                List<Repricing.Waiting> waiting = Repricing.waiting(HandEntry.rates(event), recorded);
                boolean done = importing.publish(
                        new KeptRates(List.of(event), recorded),
                        new ImportRun(addresses, data.topics()),
                        addresses,
                        wait);
                importing.tellWaitingAmounts(waiting);
                yield done ? ExitCode.DONE : ExitCode.NO;
            }
        };
    }

    private int nothing() {
        console.say("add.nothing", Map.of());
        return ExitCode.NO;
    }

    /** Takes what was given, and defaults for the rest; empty where an answer that is needed is missing or will not do. */
    private static Optional<Interview> unasked(Interview begun, Asking asking) {
        Interview interview = begun;
        while (interview.question().isPresent()) {
            switch (interview.answer(interview.answerBeforehand().orElse(""))) {
                case Turn.Taken(Interview next, List<Finding> findings) -> {
                    asking.tell(findings);
                    interview = next;
                }
                case Turn.Refused(Interview unused, List<Finding> findings) -> {
                    asking.tell(findings);
                    return Optional.empty();
                }
            }
        }
        return Optional.of(interview);
    }

    /** Answers from the command line, by column name. */
    private Map<String, String> given(Producer producer) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            if (equals <= 0) {
                throw new UsageProblem("usage.bad-field", Map.of("value", field));
            }
            String name = field.substring(0, equals);
            Field<?> column = Interview.field(producer, name).orElseThrow(() -> noColumn(producer, name));
            given.put(column.name(), field.substring(equals + 1));
        }
        return given;
    }

    private UsageProblem noColumn(Producer producer, String name) {
        List<String> known = producer.all().stream()
                .map(Field::column)
                .map(column -> column.header(console.messages().spoken()))
                .filter(header -> Interview.field(producer, header).isPresent())
                .toList();
        List<String> nearest = Nearest.to(name, known);
        return new UsageProblem(
                "usage.no-column",
                Map.of(
                        "column",
                        name,
                        "kind",
                        producer.kind(),
                        "count",
                        nearest.size(),
                        "suggestions",
                        String.join(", ", nearest),
                        "known",
                        String.join(", ", known)));
    }
}

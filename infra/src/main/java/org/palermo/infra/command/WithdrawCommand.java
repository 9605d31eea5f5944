package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.HandEntry;
import org.palermo.infra.pipeline.ImportRun;
import org.palermo.infra.pipeline.Provenance;
import org.palermo.infra.pipeline.RecordedState;
import org.palermo.producers.entry.Cells;
import org.palermo.producers.entry.Known;
import org.palermo.producers.entry.Withdrawal;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.producers.repricing.BodyJson;
import org.palermo.schemas.codes.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palermo withdraw}. */
@Command(name = "withdraw")
final class WithdrawCommand implements Callable<Integer> {

    private static final String SOURCE = "palermo withdraw";

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", descriptionKey = "withdraw-id")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "withdraw-reason")
    private String reason = "";

    @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "withdraw-kind")
    private @Nullable String kind;

    @Option(names = "--yes", descriptionKey = "withdraw-yes")
    private boolean yes;

    @Option(names = "--wait")
    private boolean wait;

    @Option(names = "--recorded-by", paramLabel = "WHO", descriptionKey = "who-records")
    private String recordedBy = System.getProperty("user.name", "");

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    WithdrawCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (reason.isBlank()) {
            throw new UsageProblem("usage.no-reason", Map.of());
        }
        @Nullable Producer wanted = kind == null ? null : KindArgument.producer(kind);
        Addresses addresses = data.addresses();
        RecordedState recorded = new RecordedState(addresses.clickHouse());
        List<Known> all = recorded.ofId(id);
        List<Known> found = all.stream()
                .filter(known -> wanted == null || known.latest().kind().equals(wanted.kind()))
                .toList();
        if (found.isEmpty()) {
            return unknown(all, addresses);
        }
        if (found.size() > 1) {
            return ambiguous(found);
        }
        Known known = found.getFirst();
        Map<String, String> named =
                Map.of("kind", known.latest().kind(), "id", known.latest().entityId());
        if (known.withdrawn()) {
            console.say("withdraw.already", named);
            console.say(
                    "withdraw.reason",
                    Map.of("reason", BodyJson.reason(known.latest().body())));
            return ExitCode.NO;
        }
        return withdraw(known, named, addresses, recorded);
    }

    private int withdraw(Known known, Map<String, String> named, Addresses addresses, RecordedState recorded)
            throws InterruptedException {
        Producer producer = Producers.ofKind(known.latest().kind()).orElseThrow();
        show(producer, known, named);
        try (Prompt prompt = yes ? NoPrompt.INSTANCE : console.prompt()) {
            Asking asking = new Asking(console, prompt);
            if (!yes) {
                console.say("withdraw.confirm", named);
                if (!asking.agrees(prompt.ask("> ", null))) {
                    console.say("withdraw.nothing", Map.of());
                    return ExitCode.NO;
                }
            }
            HandEntry entry = new HandEntry(recorded, console.messages().spoken(), recordedBy, SOURCE);
            Withdrawal.Stated stated =
                    Withdrawal.of(producer, known.latest().entityId(), reason, entry.setting(), entry.eventIds());
            asking.tell(stated.findings());
            if (stated.event().isEmpty()) {
                console.say("withdraw.nothing", Map.of());
                return ExitCode.NO;
            }
            boolean done = new Importing(console, quiet, null)
                    .publish(List.of(stated.event().get()), new ImportRun(addresses, data.topics()), addresses, wait);
            return done ? ExitCode.DONE : ExitCode.NO;
        }
    }

    /** What would no longer count. */
    private void show(Producer producer, Known known, Map<String, String> named) {
        if (quiet && yes) {
            return;
        }
        Language language = console.messages().spoken();
        console.say("withdraw.recorded", named);
        Map<String, String> headers = producer.all().stream()
                .collect(Collectors.toMap(
                        field -> field.name(), field -> field.column().header(language)));
        Map<String, String> cells = Cells.of(producer, known.asserted());
        int width = cells.keySet().stream()
                .mapToInt(name -> headers.getOrDefault(name, name).length())
                .max()
                .orElse(0);
        cells.forEach((name, text) ->
                console.error(("    %-" + (width + 2) + "s%s").formatted(headers.getOrDefault(name, name), text)));
    }

    private int unknown(List<Known> ofOtherKinds, Addresses addresses) {
        console.say("withdraw.unknown", Map.of("id", id, "kind", kind == null ? "none" : kind));
        List<String> like = Nearest.to(id, new Provenance(addresses.clickHouse()).idsLike(id));
        if (!ofOtherKinds.isEmpty()) {
            console.hint("withdraw.of-kind.hint", Map.of("kinds", kinds(ofOtherKinds)));
        } else if (like.isEmpty()) {
            console.hint("withdraw.unknown.hint", Map.of());
        } else {
            console.hint("usage.suggestion", Map.of("suggestions", String.join(", ", like)));
        }
        return ExitCode.NO;
    }

    private int ambiguous(List<Known> found) {
        console.say("withdraw.ambiguous", Map.of("id", id, "kinds", kinds(found)));
        console.hint(
                "withdraw.ambiguous.hint",
                Map.of("kind", found.getFirst().latest().kind()));
        return ExitCode.NO;
    }

    private static String kinds(List<Known> found) {
        return found.stream().map(known -> known.latest().kind()).collect(Collectors.joining(", "));
    }
}

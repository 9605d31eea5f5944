package org.palermo.infra.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.audit.Audit;
import org.palermo.infra.audit.AuditProgress;
import org.palermo.infra.audit.AuditResult;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.torture.Kill;
import org.palermo.infra.torture.Recoveries;
import org.palermo.infra.torture.Torture;
import org.palermo.infra.torture.Victim;
import org.palermo.schemas.topics.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo torture}. */
@Command(name = "torture")
final class TortureCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Option(names = "--minutes", paramLabel = "N", descriptionKey = "torture-minutes")
    private int minutes = 60;

    @Option(names = "--kills", paramLabel = "N", descriptionKey = "torture-kills")
    private int kills = 50;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "torture-seed")
    private @Nullable Long seed;

    @Option(names = "--only", paramLabel = "WHAT", split = ",", descriptionKey = "torture-only")
    private List<String> only = List.of();

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "torture-data")
    private @Nullable Path data;

    TortureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (minutes < 1) {
            throw new UsageProblem("torture.at-least-one", Map.of("option", "--minutes"));
        }
        if (kills < 1) {
            throw new UsageProblem("torture.at-least-one", Map.of("option", "--kills"));
        }
        Set<Victim> victims = victims();
        long chosen = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        Path folder = folder();
        console.say("torture.begins", Map.of("seed", Long.toString(chosen), "data", folder.toString()));
        Torture.Settings settings =
                new Torture.Settings(folder, chosen, kills, Duration.ofMinutes(minutes), victims, PATIENCE);
        Torture.Result result = new Torture(settings, TortureCommand::audit).run(kill -> console.print(line(kill)));
        Recoveries.of(result.kills()).forEach(recoveries -> console.print(line(recoveries)));
        if (result.disagreements().isEmpty()) {
            console.print(console.messages()
                    .of("torture.done", Map.of("kills", result.kills().size(), "registers", result.registers())));
            if (data == null) {
                TemporaryFolders.remove(folder);
            }
            return ExitCode.DONE;
        }
        result.disagreements().forEach(console::print);
        console.say("torture.disagrees", Map.of("seed", Long.toString(chosen), "data", folder.toString()));
        console.hint("torture.disagrees.hint", Map.of("seed", Long.toString(chosen)));
        return ExitCode.NO;
    }

    private static List<String> audit(Addresses addresses) throws InterruptedException {
        AuditResult result = new Audit(addresses, new Topics(Topics.DEFAULT_PARTITIONS)).run(AuditProgress.UNHEARD);
        return result.first() == null ? List.of() : List.of(result.disagreements() + ": " + result.first());
    }

    private String line(Kill kill) {
        return console.messages()
                .of(
                        "torture.kill",
                        Map.of(
                                "victim", kill.victim().name(),
                                "number", kill.number(),
                                "seconds", seconds(kill.recovery()),
                                "events", kill.events()));
    }

    private String line(Recoveries recoveries) {
        return console.messages()
                .of(
                        "torture.recoveries",
                        Map.of(
                                "victim", recoveries.victim().name(),
                                "kills", recoveries.kills(),
                                "shortest", seconds(recoveries.shortest()),
                                "median", seconds(recoveries.median()),
                                "longest", seconds(recoveries.longest())));
    }

    private String seconds(Duration time) {
        return console.messages().of("torture.seconds", Map.of("seconds", time.toMillis() / 1000.0));
    }

    private Set<Victim> victims() {
        if (only.isEmpty()) {
            return EnumSet.allOf(Victim.class);
        }
        Set<Victim> victims = EnumSet.noneOf(Victim.class);
        for (String name : only) {
            victims.add(Stream.of(Victim.values())
                    .filter(victim -> victim.name().equalsIgnoreCase(name.strip()))
                    .findAny()
                    .orElseThrow(() -> new UsageProblem(
                            "usage.bad-value",
                            Map.of(
                                    "option",
                                    "--only",
                                    "value",
                                    name,
                                    "allowed",
                                    String.join(
                                            ", ",
                                            Stream.of(Victim.values())
                                                    .map(v -> v.name().toLowerCase(Locale.ROOT))
                                                    .toList())))));
        }
        return victims;
    }

    private Path folder() {
        if (data != null) {
            if (Files.exists(data)) {
                throw new UsageProblem("torture.data-exists", Map.of("data", data.toString()));
            }
            return data;
        }
        return TemporaryFolders.make("palermo-torture");
    }
}

package org.palermo.infra.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.palermo.infra.configuration.Configuration;
import org.palermo.infra.configuration.Origin;
import org.palermo.infra.configuration.Setting;
import org.palermo.infra.configuration.Settings;
import org.palermo.infra.logging.Json;
import org.palermo.infra.setup.ServiceCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo config}. */
@Command(name = "config")
final class ConfigCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--check", descriptionKey = "config-check")
    private boolean check;

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "config-format")
    private String format = "text";

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean json = switch (format.toLowerCase(Locale.ROOT)) {
            case "text" -> false;
            case "json" -> true;
            default ->
                throw new UsageProblem(
                        "usage.bad-value", Map.of("option", "--format", "value", format, "allowed", "text, json"));
        };
        Configuration configuration = data.configuration();
        console.print(json ? json(configuration) : table(configuration));
        return !check || servicesAnswer() ? ExitCode.DONE : ExitCode.FAULT;
    }

    private boolean servicesAnswer() {
        List<ServiceCheck> services = ServiceCheck.all(data.addresses(), PATIENCE);
        for (ServiceCheck service : services) {
            console.say(
                    service.answers() ? "config.answers" : "config.does-not-answer",
                    Map.of(
                            "service", service.name(),
                            "address", service.address(),
                            "detail", service.fault().orElse("")));
        }
        boolean all = services.stream().allMatch(ServiceCheck::answers);
        if (!all) {
            console.hint("config.does-not-answer.hint", Map.of());
        }
        return all;
    }

    private String table(Configuration configuration) {
        int keys = longest(Settings.ALL.stream().map(Setting::key).toList());
        int values = longest(Settings.ALL.stream().map(configuration::shown).toList());
        StringBuilder text = new StringBuilder();
        for (Setting<?> setting : Settings.ALL) {
            String value = configuration.shown(setting);
            String line = setting.key()
                    + " ".repeat(keys + 2 - setting.key().length())
                    + value
                    + " ".repeat(values + 2 - value.length())
                    + origin(configuration, setting);
            text.append(line.stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String origin(Configuration configuration, Setting<?> setting) {
        return switch (configuration.origin(setting)) {
            case Origin.Default unused ->
                configuration.shown(setting).isEmpty()
                        ? console.messages().of("config.not-set")
                        : console.messages().of("config.default");
            case Origin set -> set.toString();
        };
    }

    private static String json(Configuration configuration) {
        return Settings.ALL.stream()
                .map(setting -> "  {\"key\":" + Json.text(setting.key())
                        + ",\"value\":"
                        + (configuration.shown(setting).isEmpty() ? "null" : Json.text(configuration.shown(setting)))
                        + ",\"from\":"
                        + (configuration.isSet(setting)
                                ? Json.text(configuration.origin(setting).toString())
                                : "null")
                        + "}")
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }
}

package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.palermo.infra.configuration.ConfigurationReader;
import org.palermo.infra.configuration.Problem;
import org.palermo.infra.configuration.Setting;
import org.palermo.infra.configuration.Settings;
import org.palermo.infra.configuration.Stated;

/** Says what is wrong with a configuration: the key, where it was set, the value, and what is allowed. */
final class Configurations {

    private final Console console;

    Configurations(Console console) {
        this.console = console;
    }

    void tell(List<Problem> problems) {
        problems.forEach(this::tell);
    }

    /** Variables that begin like ours and set nothing. They may be another program's, so they stop nothing. */
    void tellStrangers(List<Stated> strangers) {
        for (Stated stranger : strangers) {
            console.say("configuration.stranger", Map.of("variable", stranger.key()));
            suggest(
                    stranger.key(),
                    Stream.concat(
                                    Settings.ALL.stream().map(Setting::variable),
                                    ConfigurationReader.OTHER_VARIABLES.stream())
                            .toList());
        }
    }

    private void tell(Problem problem) {
        switch (problem) {
            case Problem.Unfit(Setting<?> setting, var origin, String shown) -> {
                console.say(
                        "configuration.unfit",
                        Map.of("key", setting.key(), "origin", origin.toString(), "value", shown));
                console.hint(
                        "configuration.unfit.hint",
                        Map.of(
                                "allowed",
                                setting.type().allowed().in(console.messages().spoken())));
            }
            case Problem.Unknown(String key, var origin) -> {
                console.say("configuration.unknown", Map.of("key", key, "origin", origin.toString()));
                suggest(key, Settings.ALL.stream().map(Setting::key).toList());
            }
            case Problem.Twice(String key, var origin) -> {
                console.say("configuration.twice", Map.of("key", key, "origin", origin.toString()));
                console.hint("configuration.twice.hint", Map.of());
            }
            case Problem.Missing(Setting<?> setting, Setting<?> because, var origin) -> {
                console.say(
                        "configuration.missing",
                        Map.of("key", setting.key(), "because", because.key(), "origin", origin.toString()));
                tellWays(setting);
            }
            case Problem.Contradiction(Setting<?> setting, var origin, Setting<?> other, var otherOrigin) -> {
                console.say(
                        "configuration.contradiction",
                        Map.of(
                                "key", setting.key(),
                                "origin", origin.toString(),
                                "other", other.key(),
                                "otherOrigin", otherOrigin.toString()));
                console.hint("configuration.contradiction.hint", Map.of());
            }
            case Problem.Unreadable(var file, String key, var origin, String why) -> {
                console.say(
                        "configuration.unreadable",
                        Map.of(
                                "file",
                                file.toString(),
                                "origin",
                                key.isEmpty() ? origin : origin + ", " + key,
                                "detail",
                                why));
                console.hint("configuration.unreadable.hint", Map.of());
            }
            case Problem.PartOfAddresses(List<String> missing, Stated present) -> {
                console.say(
                        "configuration.part",
                        Map.of(
                                "present", present.key(),
                                "origin", present.origin().toString(),
                                "missing", String.join(", ", missing)));
                console.hint("configuration.part.hint", Map.of());
            }
        }
    }

    private void tellWays(Setting<?> setting) {
        console.hint("configuration.missing.hint", Map.of("key", setting.key(), "variable", setting.variable()));
    }

    /** A name without its beginning, such as {@code cluster}, is taken for the whole one; else one of similar letters. */
    private void suggest(String asked, List<String> known) {
        List<String> whole =
                known.stream().filter(name -> name.endsWith("." + asked)).toList();
        List<String> nearest = whole.isEmpty() ? Nearest.to(asked, known) : whole;
        if (nearest.isEmpty()) {
            console.hint("configuration.unknown.hint", Map.of());
        } else {
            console.hint("usage.suggestion", Map.of("suggestions", String.join(", ", nearest)));
        }
    }
}

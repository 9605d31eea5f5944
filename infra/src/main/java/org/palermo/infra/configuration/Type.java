package org.palermo.infra.configuration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palermo.schemas.addresses.ServiceUrl;

/**
 * How the text of a setting is read.
 *
 * @param read the value, empty where the text is none of this type
 * @param allowed which texts are
 * @param unit of the value, in words; empty where it has none
 * @param shown the text without what may be secret in it
 */
public record Type<T>(Function<String, Optional<T>> read, Words allowed, Words unit, Function<String, String> shown) {

    private static final Words NONE = new Words("", "");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern SERVER = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");
    private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)");
    private static final int LAST_PORT = 65_535;

    private Type(Function<String, Optional<T>> read, Words allowed, Words unit) {
        this(read, allowed, unit, Function.identity());
    }

    /** Any text that is not empty. */
    static Type<String> text() {
        return new Type<>(text -> Optional.of(text), new Words("any text", "un texte quelconque"), NONE);
    }

    /** A name that Kafka, file systems and metrics take alike. */
    static Type<String> name() {
        return new Type<>(
                text -> Optional.of(text).filter(NAME.asMatchPredicate()),
                new Words("letters, digits and . _ -, at most 100", "lettres, chiffres et . _ -, 100 au plus"),
                NONE);
    }

    static Type<Integer> number(int least, int most, Words unit) {
        return new Type<>(
                text -> whole(text).filter(n -> n >= least && n <= most),
                new Words("a whole number, " + least + " to " + most, "un nombre entier, de " + least + " à " + most),
                unit);
    }

    /** A duration as {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}, or as ISO 8601 has it. */
    static Type<Duration> duration(Duration least, Duration most) {
        return new Type<>(
                text -> duration(text).filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0),
                new Words(
                        "a duration such as 500ms, 10s, 2m, " + brief(least) + " to " + brief(most),
                        "une durée telle que 500ms, 10s, 2m, de " + brief(least) + " à " + brief(most)),
                NONE);
    }

    static Type<String> choice(String... values) {
        List<String> known = List.of(values);
        String listed = String.join(", ", known);
        return new Type<>(
                text -> known.stream()
                        .filter(value -> value.equalsIgnoreCase(text))
                        .findFirst(),
                new Words(listed, listed),
                NONE);
    }

    static Type<Boolean> yesNo() {
        return new Type<>(
                text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes" -> Optional.of(true);
                    case "false", "no" -> Optional.of(false);
                    default -> Optional.empty();
                },
                new Words("true or false", "true (vrai) ou false (faux)"),
                NONE);
    }

    static Type<Path> path() {
        return new Type<>(
                text -> {
                    try {
                        return Optional.of(Path.of(text));
                    } catch (InvalidPathException e) {
                        return Optional.empty();
                    }
                },
                new Words("a path", "un chemin"),
                NONE);
    }

    /** A port, {@code 0} for any that is free, or {@code off}, which is the empty value. */
    static Type<OptionalInt> port() {
        return new Type<>(
                text -> text.equalsIgnoreCase("off")
                        ? Optional.of(OptionalInt.empty())
                        : whole(text).filter(n -> n <= LAST_PORT).map(OptionalInt::of),
                new Words(
                        "a port, 0 to 65535 (0 for any that is free), or off",
                        "un port, de 0 à 65535 (0\u00a0: n’importe quel port libre), ou off (aucun)"),
                NONE);
    }

    /** Bootstrap servers of Kafka. */
    static Type<String> servers() {
        return new Type<>(
                text -> {
                    List<String> servers = Arrays.stream(text.split(",", -1))
                            .map(String::strip)
                            .toList();
                    return servers.stream().allMatch(Type::isServer)
                            ? Optional.of(String.join(",", servers))
                            : Optional.empty();
                },
                new Words("host:port, several separated by commas", "hôte:port, plusieurs séparés par des virgules"),
                NONE);
    }

    /** An address of one of the schemes. */
    static Type<ServiceUrl> url(String example, String... schemes) {
        List<String> known = List.of(schemes);
        String listed = String.join(":// or ", known) + "://";
        return new Type<>(
                text -> ServiceUrl.parse(text).filter(url -> known.contains(url.scheme())),
                new Words(
                        "an address that begins with " + listed + ", such as " + example,
                        "une adresse qui commence par " + listed.replace(" or ", " ou ") + ", telle que " + example),
                NONE,
                ServiceUrl::shown);
    }

    private static boolean isServer(String text) {
        Matcher form = SERVER.matcher(text);
        return form.matches() && Integer.parseInt(form.group(2)) <= LAST_PORT;
    }

    private static Optional<Integer> whole(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static Optional<Duration> duration(String text) {
        Matcher form = SHORT_DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (form.matches()) {
            long count = Long.parseLong(form.group(1));
            return Optional.of(
                    switch (form.group(2)) {
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        default -> Duration.ofHours(count);
                    });
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String brief(Duration duration) {
        if (duration.toMillis() % 1_000 != 0) {
            return duration.toMillis() + "ms";
        }
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }
}

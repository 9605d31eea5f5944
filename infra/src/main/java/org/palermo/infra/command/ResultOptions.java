package org.palermo.infra.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.NamedFile;
import org.palermo.reports.write.Result;
import org.palermo.reports.write.Writers;
import picocli.CommandLine.Option;

/** In which form a result is written, and where to. */
final class ResultOptions {

    /** What every result with a document can be written as. */
    static final List<Format> OF_DOCUMENTS = Arrays.stream(Format.values())
            .filter(format -> format != Format.EML)
            .toList();

    /** What reports and statements can be written as: also as mails. */
    static final List<Format> AND_MAIL = List.of(Format.values());

    @Option(names = "--format", paramLabel = "FORMAT")
    private @Nullable String format;

    @Option(names = "--output", paramLabel = "FILE")
    private @Nullable String output;

    /** The form that was asked for or that the file's ending says, of all that there are. */
    Format format(Console console) {
        return format(console, OF_DOCUMENTS);
    }

    /**
     * The form that was asked for, else the one that the file's ending says, else plain text.
     *
     * @param console whose terminal no binary form is written to
     * @param offered what the command can write
     * @throws UsageProblem where the command does not write the form, the file's ending says another one, or it would come
     *     to a terminal that cannot show it
     */
    Format format(Console console, List<Format> offered) {
        Format chosen = format == null ? guessed(offered) : named(format, offered);
        if (chosen.isBinary() && console.terminal(output()).shown()) {
            throw new UsageProblem(
                    "usage.binary", Map.of("format", chosen.code(), "file", "report." + chosen.extension()));
        }
        return chosen;
    }

    @Nullable
    Path output() {
        return output == null ? null : Path.of(output);
    }

    /**
     * Finds out, before any work, that the result cannot be written to where it is wanted.
     *
     * @throws UnusableFile where it cannot
     */
    void checkWritable() {
        Path place = output();
        if (place != null) {
            Console.checkWritable(isFolder() ? place.resolve("datapackage.json") : place);
        }
    }

    /**
     * Writes the result to where it is wanted.
     *
     * @throws UsageProblem where it has more tables than fit one CSV, and such a one or a terminal is where it shall go
     */
    void write(Console console, Result result, Format format) {
        Writers writers = console.writers(output());
        if (format == Format.CSV && result.lines().isEmpty()) {
            writeTables(console, writers.tables(result));
        } else {
            console.result(writers.write(result, format), output());
        }
    }

    /**
     * Writes the result, or the mail that carries it.
     *
     * @param draft of the mail, where the form is one
     * @param name of the attached file, without its ending
     * @param date of the mail
     */
    void write(
            Console console,
            Result result,
            Format format,
            Optional<MailOptions.Draft> draft,
            String name,
            Instant date) {
        if (draft.isPresent()) {
            console.result(draft.get().of(result, name, date), output());
        } else {
            write(console, result, format);
        }
    }

    /** One table is a CSV; several are a folder's, or an archive's, with their description. */
    private void writeTables(Console console, List<NamedFile> files) {
        Path place = output();
        if (place != null && isFolder()) {
            files.forEach(file -> console.result(file.bytes(), place.resolve(file.name())));
            return;
        }
        List<NamedFile> tables =
                files.stream().filter(file -> file.name().endsWith(".csv")).toList();
        boolean archive = ending().filter("zip"::equals).isPresent();
        if (tables.size() == 1 && !archive) {
            console.result(tables.getFirst().bytes(), place);
            return;
        }
        if (ending().filter("csv"::equals).isPresent()
                || console.terminal(place).shown()) {
            throw new UsageProblem("usage.several-tables", Map.of("count", tables.size()));
        }
        console.result(Writers.archive(files), place);
    }

    private boolean isFolder() {
        Path place = output();
        return output != null && place != null && (output.endsWith("/") || Files.isDirectory(place));
    }

    private Format named(String code, List<Format> offered) {
        Format named = Format.ofCode(code)
                .filter(offered::contains)
                .orElseThrow(() -> new UsageProblem(
                        "usage.bad-value", Map.of("option", "--format", "value", code, "allowed", listed(offered))));
        Optional<Format> ending = ending().flatMap(Format::ofEnding);
        if (output != null && ending.isPresent() && ending.get() != named) {
            throw new UsageProblem(
                    "usage.other-ending",
                    Map.of(
                            "format", named.code(),
                            "file", output,
                            "other", ending.get().code(),
                            "extension", named.extension()));
        }
        return named;
    }

    private Format guessed(List<Format> offered) {
        String file = output;
        Optional<String> ending = ending();
        if (isFolder() && offered.contains(Format.CSV)) {
            return Format.CSV;
        }
        if (file == null || ending.isEmpty()) {
            return Format.TEXT;
        }
        return Format.ofEnding(ending.get())
                .filter(offered::contains)
                .orElseThrow(() -> new UsageProblem(
                        "usage.unknown-ending",
                        Map.of("file", file, "ending", ending.get(), "allowed", listed(offered))));
    }

    /** What the file's name ends in, without the dot; empty where it has no dot, or begins with its only one. */
    private Optional<String> ending() {
        Path place = output();
        Path name = place == null ? null : place.getFileName();
        String text = name == null ? "" : name.toString();
        int dot = text.lastIndexOf('.');
        return dot <= 0 || dot == text.length() - 1
                ? Optional.empty()
                : Optional.of(text.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static String listed(List<Format> formats) {
        return Arrays.stream(Format.values())
                .filter(formats::contains)
                .map(Format::code)
                .collect(Collectors.joining(", "));
    }
}

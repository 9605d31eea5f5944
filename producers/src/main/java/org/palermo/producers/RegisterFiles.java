package org.palermo.producers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.producers.registers.Nearest;

/** Which files of the paths that were named hold registers. */
final class RegisterFiles {

    /** A file to read. */
    sealed interface Source {
        Path path();

        /** A register's rows as CSV. */
        record Csv(Path path, Producer producer) implements Source {}

        /** Statements about any kind, as JSON Lines. */
        record JsonLines(Path path) implements Source {}
    }

    private static final String CSV = ".csv";
    private static final String XLSX = ".xlsx";
    private static final String JSONL = ".jsonl";

    private final Consumer<Finding> findings;

    RegisterFiles(Consumer<Finding> findings) {
        this.findings = findings;
    }

    /** The files to read: those named, and the registers of folders that were named, by name. */
    List<Source> of(List<Path> paths) {
        List<Source> sources = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path) && Files.isReadable(path)) {
                sources.addAll(ofFolder(path));
            } else if (Files.isRegularFile(path) && Files.isReadable(path)) {
                named(path).ifPresent(sources::add);
            } else {
                findings.accept(Finding.of(FindingCode.FILE_MISSING, Place.ofFile(path.toString()), path.toString()));
            }
        }
        return sources;
    }

    private List<Source> ofFolder(Path folder) {
        List<Source> sources = new ArrayList<>();
        boolean any = false;
        for (Path file : files(folder)) {
            String name = name(file);
            any |= source(file).isPresent() || isSpreadsheet(name);
            if (isSpreadsheet(name)) {
                findings.accept(about(FindingCode.FILE_XLSX, file));
            } else if (source(file).isEmpty() && name.endsWith(CSV)) {
                findings.accept(about(FindingCode.FILE_UNKNOWN, file));
            }
            source(file).ifPresent(sources::add);
        }
        if (!any) {
            findings.accept(new Finding(
                    FindingCode.FOLDER_WITHOUT_REGISTERS,
                    Place.ofFile(folder.toString()),
                    folder.toString(),
                    Map.of("known", registerNames())));
        }
        return sources;
    }

    private Optional<Source> named(Path file) {
        Optional<Source> source = source(file);
        if (source.isEmpty()) {
            findings.accept(
                    about(name(file).endsWith(XLSX) ? FindingCode.FILE_XLSX : FindingCode.FILE_NOT_REGISTER, file));
        }
        return source;
    }

    private static Optional<Source> source(Path file) {
        String name = name(file);
        if (name.endsWith(JSONL)) {
            return Optional.of(new Source.JsonLines(file));
        }
        return name.endsWith(CSV)
                ? Producers.ofRegister(stem(name)).map(producer -> new Source.Csv(file, producer))
                : Optional.empty();
    }

    private static boolean isSpreadsheet(String name) {
        return name.endsWith(XLSX) && Producers.ofRegister(stem(name)).isPresent();
    }

    private static Finding about(FindingCode code, Path file) {
        String name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
        List<String> nearest = Nearest.to(
                stem(name(file)),
                Producers.all().stream().map(Producer::register).toList());
        return new Finding(
                code,
                Place.ofFile(file.toString()),
                name,
                Map.of(
                        "suggestions",
                                String.join(
                                        ", ",
                                        nearest.stream()
                                                .map(register -> register + CSV)
                                                .toList()),
                        "count", nearest.size(),
                        "known", registerNames(),
                        "csv", stem(name(file)) + CSV));
    }

    private static String registerNames() {
        return String.join(
                ", ", Producers.all().stream().map(Producer::register).toList());
    }

    private static String name(Path file) {
        return Optional.ofNullable(file.getFileName()).orElse(file).toString().toLowerCase(Locale.ROOT);
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}

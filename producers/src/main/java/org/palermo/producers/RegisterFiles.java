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
import org.palermo.producers.registers.xlsx.Head;
import org.palermo.producers.registers.xlsx.Workbook;

/** Which files of the paths that were named hold registers. */
final class RegisterFiles {

    /** A file to read. */
    sealed interface Source {
        Path path();

        /** A register's rows as CSV. */
        record Csv(Path path, Producer producer) implements Source {}

        /** A register's rows as a sheet of a workbook. */
        record Sheet(Path path, Workbook.Sheet sheet, Producer producer, Head.Found head) implements Source {}

        /** Statements about any kind, as JSON Lines. */
        record JsonLines(Path path) implements Source {}
    }

    private static final String CSV = ".csv";
    private static final List<String> WORKBOOKS = List.of(".xlsx", ".xlsm");

    /** Spreadsheets of other forms, which are told of and not read. */
    private static final List<String> OTHERS = List.of(".xls", ".xlsb", ".ods", ".fods", ".numbers", ".xlt", ".xltx");

    /** What a spreadsheet leaves beside a workbook while it is open. */
    private static final List<String> LOCKS = List.of("~$", ".~lock.");

    private static final String JSONL = ".jsonl";

    private final WorkbookSheets sheets;
    private final Consumer<Finding> findings;

    RegisterFiles(WorkbookSheets sheets, Consumer<Finding> findings) {
        this.sheets = sheets;
        this.findings = findings;
    }

    /** The files to read: those named, and the registers of folders that were named, by name. */
    List<Source> of(List<Path> paths) {
        List<Source> sources = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path) && Files.isReadable(path)) {
                sources.addAll(ofFolder(path));
            } else if (Files.isRegularFile(path) && Files.isReadable(path)) {
                sources.addAll(named(path));
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
            if (LOCKS.stream().anyMatch(name::startsWith)) {
                continue;
            }
            any |= source(file).isPresent() || isSpreadsheet(name);
            if (isWorkbook(name)) {
                List<Source> found = sheets.of(file, stem(name), false);
                any |= !found.isEmpty();
                sources.addAll(found);
            } else if (isSpreadsheet(name)) {
                findings.accept(about(FindingCode.FILE_FORMAT, file));
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

    private List<Source> named(Path file) {
        String name = name(file);
        if (isWorkbook(name)) {
            return sheets.of(file, stem(name), true);
        }
        Optional<Source> source = source(file);
        if (source.isEmpty()) {
            boolean other = OTHERS.stream().anyMatch(name::endsWith);
            findings.accept(about(other ? FindingCode.FILE_FORMAT : FindingCode.FILE_NOT_REGISTER, file));
        }
        return source.stream().toList();
    }

    private static Optional<Source> source(Path file) {
        String name = name(file);
        if (name.endsWith(JSONL)) {
            return Optional.of(new Source.JsonLines(file));
        }
        return name.endsWith(CSV)
                ? Producers.called(stem(name)).map(producer -> new Source.Csv(file, producer))
                : Optional.empty();
    }

    private static boolean isWorkbook(String name) {
        return WORKBOOKS.stream().anyMatch(name::endsWith);
    }

    /** Whether a file is called as a register is, and is a spreadsheet. */
    private static boolean isSpreadsheet(String name) {
        return Stream.concat(WORKBOOKS.stream(), OTHERS.stream()).anyMatch(name::endsWith)
                && Producers.called(stem(name)).isPresent();
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
                        "xlsx", stem(name(file)) + WORKBOOKS.getFirst()));
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

package org.palermo.producers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.palermo.producers.RegisterFiles.Source;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;
import org.palermo.producers.kinds.ColumnTexts;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.producers.registers.Header;
import org.palermo.producers.registers.Register;
import org.palermo.producers.registers.xlsx.Head;
import org.palermo.producers.registers.xlsx.UnreadableWorkbook;
import org.palermo.producers.registers.xlsx.Workbook;
import org.palermo.schemas.codes.Language;

/**
 * Which sheets of a workbook hold registers: those that are called so; else, where there is one sheet only and the file is
 * called so, that; else those whose columns tell.
 */
final class WorkbookSheets {

    private final Workbooks workbooks;
    private final List<String> wanted;
    private final Consumer<Finding> findings;

    /** @param wanted names of the sheets to read; empty for all */
    WorkbookSheets(Workbooks workbooks, List<String> wanted, Consumer<Finding> findings) {
        this.workbooks = workbooks;
        this.wanted = wanted;
        this.findings = findings;
    }

    /**
     * The sheets to read.
     *
     * @param stem of the file's name
     * @param named whether the file was named itself, so that it must hold a register
     */
    List<Source> of(Path file, String stem, boolean named) {
        Place place = Place.ofFile(file.toString());
        try {
            Workbook workbook = workbooks.of(file);
            List<Source> sources = new ArrayList<>();
            List<Finding> told = new ArrayList<>();
            for (Workbook.Sheet sheet : chosen(workbook, place)) {
                sheet(workbook, sheet, stem, told).ifPresent(sources::add);
            }
            boolean refused = told.stream().anyMatch(Finding::isError);
            // of a folder's other workbooks nobody said that they were registers
            if (named || !sources.isEmpty() || refused) {
                told.forEach(findings);
            }
            if (sources.isEmpty() && !refused && wanted.isEmpty()) {
                findings.accept(new Finding(
                        named ? FindingCode.WORKBOOK_WITHOUT_REGISTERS : FindingCode.FILE_UNKNOWN,
                        place,
                        String.valueOf(file.getFileName()),
                        Map.of("known", registers(), "count", 0, "suggestions", "")));
            }
            return sources;
        } catch (UnreadableWorkbook e) {
            findings.accept(e.at(place));
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private List<Workbook.Sheet> chosen(Workbook workbook, Place place) {
        for (String name : wanted) {
            if (workbook.sheets().stream().noneMatch(sheet -> isCalled(sheet, name))) {
                String known = String.join(
                        ", ",
                        workbook.sheets().stream().map(Workbook.Sheet::name).toList());
                findings.accept(new Finding(FindingCode.SHEET_MISSING, place, name, Map.of("known", known)));
            }
        }
        return workbook.sheets().stream()
                .filter(sheet -> wanted.isEmpty() || isWanted(sheet))
                .toList();
    }

    private boolean isWanted(Workbook.Sheet sheet) {
        return wanted.stream().anyMatch(name -> isCalled(sheet, name));
    }

    private static boolean isCalled(Workbook.Sheet sheet, String name) {
        return sheet.name().strip().equalsIgnoreCase(name.strip());
    }

    private Optional<Source> sheet(Workbook workbook, Workbook.Sheet sheet, String stem, List<Finding> told)
            throws IOException {
        Place place = Place.ofSheet(workbook.file().toString(), sheet.name());
        Head head;
        try {
            head = Head.of(workbook, sheet);
        } catch (UnreadableWorkbook e) {
            told.add(e.at(place));
            return Optional.empty();
        }
        if (head.isEmpty() || isExplanation(sheet)) {
            return Optional.empty();
        }
        List<Producer> fitting = producers(workbook, sheet, head, stem);
        if (sheet.hidden() && !isWanted(sheet)) {
            if (!fitting.isEmpty()) {
                told.add(Finding.of(FindingCode.SHEET_HIDDEN, place, sheet.name()));
            }
            return Optional.empty();
        }
        if (fitting.size() != 1) {
            String fits =
                    String.join(", ", fitting.stream().map(Producer::register).toList());
            told.add(
                    fitting.isEmpty()
                            ? new Finding(FindingCode.SHEET_UNKNOWN, place, sheet.name(), Map.of("known", registers()))
                            : new Finding(FindingCode.SHEET_AMBIGUOUS, place, sheet.name(), Map.of("fits", fits)));
            return Optional.empty();
        }
        Producer producer = fitting.getFirst();
        Optional<Head.Found> header = head.header(producer.describe());
        if (header.isEmpty()) {
            told.add(Header.missing(producer.describe(), place, head.firstRow()));
        }
        return header.map(found -> new Source.Sheet(workbook.file(), sheet, producer, found));
    }

    private static List<Producer> producers(Workbook workbook, Workbook.Sheet sheet, Head head, String stem) {
        Optional<Producer> called = Producers.called(sheet.name());
        if (called.isPresent()) {
            return List.of(called.get());
        }
        long shown = workbook.sheets().stream().filter(one -> !one.hidden()).count();
        Optional<Producer> byFile = Producers.called(stem);
        if (byFile.isPresent() && shown == 1 && !sheet.hidden()) {
            return List.of(byFile.get());
        }
        List<Register> fitting = head.registers(Producers.registers());
        // where columns fit several, the file's name may still say which of them
        return fitting.stream()
                .flatMap(register -> Producers.ofKind(register.kind()).stream())
                .filter(producer ->
                        fitting.size() == 1 || byFile.isEmpty() || byFile.get().equals(producer))
                .toList();
    }

    private static boolean isExplanation(Workbook.Sheet sheet) {
        return Stream.of(Language.EN, Language.FR)
                .anyMatch(language -> ColumnTexts.in(language)
                        .workbook("explanation")
                        .toLowerCase(Locale.ROOT)
                        .equals(sheet.name().toLowerCase(Locale.ROOT)));
    }

    private static String registers() {
        return String.join(
                ", ", Producers.all().stream().map(Producer::register).toList());
    }
}

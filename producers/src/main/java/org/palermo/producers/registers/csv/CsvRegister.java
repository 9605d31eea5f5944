package org.palermo.producers.registers.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Column;
import org.palermo.producers.registers.Line;
import org.palermo.producers.registers.Lines;
import org.palermo.producers.registers.Nearest;
import org.palermo.producers.registers.Register;
import org.palermo.producers.registers.Row;
import org.palermo.producers.registers.Spaces;
import org.palermo.producers.registers.csv.CsvRecords.Read;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.codes.Names;

/** A register as a CSV file: UTF-8 with or without byte order mark, RFC 4180 quoting, commas or semicolons. */
public final class CsvRegister {

    private static final List<Character> SEPARATORS = List.of(',', ';');

    private final Register register;
    private final String file;
    private final Consumer<Row> rows;
    private final Consumer<Finding> findings;

    /**
     * @param file as findings name it
     * @param rows is given every row that can be taken apart and is not blank, in order
     * @param findings is given what is wrong with the rest
     */
    public CsvRegister(Register register, String file, Consumer<Row> rows, Consumer<Finding> findings) {
        this.register = register;
        this.file = file;
        this.rows = rows;
        this.findings = findings;
    }

    /** @throws IOException where the file cannot be read */
    public void read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        if (lines.isUtf16()) {
            findings.accept(Finding.of(FindingCode.NOT_UTF8, Place.ofFile(file), "UTF-16"));
            return;
        }
        Optional<Line> first = lines.next();
        Optional<Header> header = first.flatMap(this::header);
        if (header.isPresent()) {
            readRows(
                    new CsvRecords(
                            lines,
                            header.get().separator(),
                            header.get().names().size()),
                    header.get());
        }
    }

    /**
     * @param columns by position; empty where the column is not known
     * @param names as written
     */
    private record Header(char separator, List<Optional<Column>> columns, List<String> names) {

        /** What the file is kept in: French, where that alone explains more of the headers than English alone. */
        Language language() {
            int french = 0;
            for (int i = 0; i < names.size(); i++) {
                Optional<Column> column = columns.get(i);
                if (column.isPresent()
                        && !column.get().name().equals(column.get().french())) {
                    boolean english = column.get().name().equals(plain(names.get(i)));
                    french += english ? -1 : 1;
                }
            }
            return french > 0 ? Language.FR : Language.EN;
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    // A header is taken to be one line: no register has a column whose name needs a line break.
    private Optional<Header> header(Line line) {
        Place place = Place.ofRow(file, 1);
        if (line.text().isEmpty()) {
            findings.accept(Finding.of(FindingCode.NOT_UTF8, place, Line.shown(line.raw())));
            return Optional.empty();
        }
        Header header = null;
        for (char separator : SEPARATORS) {
            Header candidate = split(line.text().get(), separator);
            if (header == null || known(candidate) > known(header)) {
                header = candidate;
            }
        }
        if (header == null || known(header) == 0) {
            findings.accept(new Finding(
                    FindingCode.HEADER_MISSING, place, line.text().get(), Map.of("columns", requiredHeaders())));
            return Optional.empty();
        }
        return judged(header, place) ? Optional.of(header) : Optional.empty();
    }

    private Header split(String line, char separator) {
        List<String> names = new ArrayList<>();
        for (String cell : line.split(String.valueOf(separator), -1)) {
            String name = Spaces.strip(cell);
            boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
            names.add(quoted ? Spaces.strip(name.substring(1, name.length() - 1)) : name);
        }
        List<Optional<Column>> columns = names.stream().map(register::column).toList();
        return new Header(separator, columns, names);
    }

    private static long known(Header header) {
        return header.columns().stream().filter(Optional::isPresent).count();
    }

    private List<Names> requiredHeaders() {
        return register.columns().stream()
                .filter(Column::required)
                .map(column -> new Names(Map.of(Language.EN, column.name(), Language.FR, column.french())))
                .toList();
    }

    private boolean judged(Header header, Place place) {
        boolean sound = true;
        Language language = header.language();
        Set<Column> met = new HashSet<>();
        for (int i = 0; i < header.names().size(); i++) {
            String name = header.names().get(i);
            Optional<Column> column = header.columns().get(i);
            if (column.isEmpty()) {
                findings.accept(unknown(name, place, language));
            } else if (!met.add(column.get())) {
                findings.accept(Finding.of(
                        FindingCode.COLUMN_REPEATED, place.at(column.get().header(language)), name));
                sound = false;
            }
        }
        for (Column column : register.columns()) {
            if (column.required() && !met.contains(column)) {
                String missing = column.header(language);
                findings.accept(Finding.of(FindingCode.COLUMN_MISSING, place.at(missing), missing));
                sound = false;
            }
        }
        return sound;
    }

    private Finding unknown(String name, Place place, Language language) {
        List<String> nearest = Nearest.to(
                name,
                register.columns().stream()
                        .map(column -> column.header(language))
                        .toList());
        return new Finding(
                FindingCode.COLUMN_UNKNOWN,
                place.at(name),
                name,
                Map.of("suggestions", String.join(", ", nearest), "count", nearest.size()));
    }

    private void readRows(CsvRecords records, Header header) throws IOException {
        long number = 1;
        Map<String, String> headers = headers(header.language());
        for (Optional<Read> read = records.next(); read.isPresent(); read = records.next()) {
            number++;
            Place place = Place.ofRow(file, number);
            switch (read.get()) {
                case Read.Cells(List<String> cells) -> row(cells, header, headers, place);
                case Read.Foreign(List<String> cells) -> findings.accept(foreign(cells, header, place));
                case Read.Unclosed(String text) -> findings.accept(Finding.of(FindingCode.QUOTE_UNCLOSED, place, text));
                case Read.Misplaced(String text) ->
                    findings.accept(Finding.of(FindingCode.QUOTE_MISPLACED, place, text));
                case Read.TooLong(String text) ->
                    findings.accept(new Finding(
                            FindingCode.LINE_TOO_LONG, place, Line.shown(text), Map.of("limit", Lines.LONGEST)));
            }
        }
    }

    /** What the file calls each column. */
    private Map<String, String> headers(Language language) {
        return register.columns().stream().collect(Collectors.toMap(Column::name, column -> column.header(language)));
    }

    private void row(List<String> cells, Header header, Map<String, String> headers, Place place) {
        if (cells.stream().allMatch(Spaces::isBlank)) {
            return; // spreadsheets leave such rows at the end
        }
        if (cells.size() != header.names().size()) {
            findings.accept(new Finding(
                    FindingCode.FIELD_COUNT,
                    place,
                    String.join(String.valueOf(header.separator()), cells),
                    Map.of("met", cells.size(), "expected", header.names().size())));
            return;
        }
        Map<String, Cell> byColumn = HashMap.newHashMap(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            Optional<Column> column = header.columns().get(i);
            if (column.isPresent() && !Spaces.isBlank(cells.get(i))) {
                byColumn.put(column.get().name(), new Cell.Text(cells.get(i)));
            }
        }
        rows.accept(new Row(register, place, Row.Form.CSV, headers, byColumn, Optional.empty(), List.of()));
    }

    private static Finding foreign(List<String> cells, Header header, Place place) {
        for (int i = 0; i < Math.min(cells.size(), header.names().size()); i++) {
            if (Line.isForeign(cells.get(i))) {
                return Finding.of(FindingCode.NOT_UTF8, place.at(header.names().get(i)), Line.shown(cells.get(i)));
            }
        }
        return Finding.of(FindingCode.NOT_UTF8, place, Line.shown(String.join(" ", cells)));
    }
}

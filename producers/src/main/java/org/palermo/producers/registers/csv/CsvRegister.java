package org.palermo.producers.registers.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Header;
import org.palermo.producers.registers.Line;
import org.palermo.producers.registers.Lines;
import org.palermo.producers.registers.Register;
import org.palermo.producers.registers.Row;
import org.palermo.producers.registers.Spaces;
import org.palermo.producers.registers.TableRows;
import org.palermo.producers.registers.csv.CsvRecords.Read;

/**
 * A register as a CSV file: UTF-8 with or without byte order mark, RFC 4180 quoting, commas, semicolons or tabs, its header in
 * the first line or below a few others.
 */
public final class CsvRegister {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** Lines that are searched for the header: above it may stand a title, a date, whose register it is. */
    private static final int MOST_ABOVE = 20;

    /** What some spreadsheets write first, to tell others their separator. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=.\"?", Pattern.CASE_INSENSITIVE);

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
        Found found = find(lines);
        if (found != null && isSound(found)) {
            readRows(
                    new CsvRecords(
                            lines, found.separator(), found.header().names().size()),
                    found);
        }
    }

    /** @param line that the header is, counted from 1 */
    private record Found(Header header, char separator, long line) {

        Found at(long number) {
            return new Found(header, separator, number);
        }
    }

    // A header is taken to be one line: no register has a column whose name needs a line break.
    private @Nullable Found find(Lines lines) throws IOException {
        Line first = null;
        long firstNumber = 1;
        for (long number = 1; number <= MOST_ABOVE; number++) {
            Optional<Line> line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            if (SEPARATOR_LINE.matcher(line.get().raw()).matches()) {
                continue;
            }
            Found found = found(line.get());
            if (found != null && found.header().known() >= Header.FEWEST) {
                return found.at(number);
            }
            if (first == null) {
                first = line.get();
                firstNumber = number;
            }
        }
        return first == null ? null : unlikely(first, firstNumber);
    }

    /** A first line that is no header, or one whose columns have other names but one: what is wrong with it is told. */
    private @Nullable Found unlikely(Line first, long number) {
        Place place = Place.ofRow(file, number);
        Found found = found(first);
        if (found == null) {
            findings.accept(Finding.of(FindingCode.NOT_UTF8, place, Line.shown(first.raw())));
        } else if (found.header().known() > 0) {
            return found.at(number);
        } else {
            findings.accept(Header.missing(register, place, first.text().orElse("")));
        }
        return null;
    }

    /** The line as a header, parted as explains most of it; null where it is not UTF-8. */
    private @Nullable Found found(Line line) {
        Found best = null;
        if (line.text().isPresent()) {
            for (char separator : SEPARATORS) {
                Header header = Header.of(register, names(line.text().get(), separator));
                if (best == null || header.known() > best.header().known()) {
                    best = new Found(header, separator, 1);
                }
            }
        }
        return best;
    }

    private static List<String> names(String line, char separator) {
        List<String> names = new ArrayList<>();
        for (String cell : line.split(Pattern.quote(String.valueOf(separator)), -1)) {
            String name = Spaces.strip(cell);
            boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
            names.add(quoted ? Spaces.strip(name.substring(1, name.length() - 1)) : name);
        }
        return names;
    }

    private boolean isSound(Found found) {
        List<Finding> wrong = found.header().findings(Place.ofRow(file, found.line()), CsvRegister::noLetter);
        wrong.forEach(findings);
        return wrong.stream().noneMatch(Finding::isError);
    }

    private static String noLetter(int position) {
        return "";
    }

    private void readRows(CsvRecords records, Found found) throws IOException {
        long number = found.line();
        Header header = found.header();
        TableRows table = new TableRows(header, CsvRegister::noLetter, rows, findings);
        for (Optional<Read> read = records.next(); read.isPresent(); read = records.next()) {
            number++;
            Place place = Place.ofRow(file, number);
            switch (read.get()) {
                case Read.Cells(List<String> cells) -> row(cells, found, table, place);
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

    private void row(List<String> texts, Found found, TableRows table, Place place) {
        TreeMap<Integer, Cell> cells = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!Spaces.isBlank(texts.get(i))) {
                cells.put(i, new Cell.Text(texts.get(i)));
            }
        }
        int expected = found.header().names().size();
        if (!cells.isEmpty() && texts.size() != expected) {
            findings.accept(new Finding(
                    FindingCode.FIELD_COUNT,
                    place,
                    String.join(String.valueOf(found.separator()), texts),
                    Map.of("met", texts.size(), "expected", expected)));
            return;
        }
        table.row(place, cells, List.of());
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

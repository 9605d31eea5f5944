package org.palermo.producers.registers.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.palermo.producers.registers.Line;
import org.palermo.producers.registers.Lines;
import org.palermo.producers.registers.Spaces;

/**
 * The records of a CSV file (RFC 4180), one by one, so that a malformed one costs no other: a quote that is never closed
 * spoils its own line, not the rest of the file.
 */
final class CsvRecords {

    /** Lines that one quoted cell may span; a quote still open after that was never meant to be. */
    private static final int MOST_LINES = 1_000;

    private final Lines lines;
    private final char separator;
    private final int expected;
    private final CsvReader.CsvReaderBuilder parser;
    private final Deque<Line> returned = new ArrayDeque<>();

    /** @param expected cells of a record; one over several lines that has not as many was never meant to be one */
    CsvRecords(Lines lines, char separator, int expected) {
        this.lines = lines;
        this.separator = separator;
        this.expected = expected;
        this.parser = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false);
    }

    /** What the next lines turned out to be. */
    sealed interface Read {

        /** A record. */
        record Cells(List<String> cells) implements Read {}

        /** A record that is not UTF-8; its cells hold one character a byte ({@link Line#raw}). */
        record Foreign(List<String> cells) implements Read {}

        /** A quote was opened and not closed. */
        record Unclosed(String text) implements Read {}

        /** Something follows a closing quote. */
        record Misplaced(String text) implements Read {}

        /** A line longer than any that is read. */
        record TooLong(String text) implements Read {}
    }

    /** The next record, empty at the end of the file. */
    Optional<Read> next() throws IOException {
        Optional<Line> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (first.get().cut()) {
            return Optional.of(new Read.TooLong(first.get().raw()));
        }
        boolean foreign = first.get().text().isEmpty();
        String text = first.get().text().orElseGet(first.get()::raw);
        if (!endsInQuote(text, false)) {
            return Optional.of(parse(text, foreign));
        }
        return Optional.of(continued(first.get()));
    }

    private Optional<Line> line() throws IOException {
        return returned.isEmpty() ? lines.next() : Optional.of(returned.pop());
    }

    /**
     * Reads on until the quote is closed. Where it never is, or is closed by one that was meant to open another cell, gives
     * the lines after the first back.
     */
    private Read continued(Line first) throws IOException {
        List<Line> all = new ArrayList<>(List.of(first));
        if (closed(all)) {
            Read whole = joined(all);
            if (size(whole) == expected) {
                return whole;
            }
        }
        for (Line unread : all.subList(1, all.size()).reversed()) {
            returned.push(unread);
        }
        return new Read.Unclosed(first.text().orElseGet(() -> Line.shown(first.raw())));
    }

    private static int size(Read read) {
        return switch (read) {
            case Read.Cells(List<String> cells) -> cells.size();
            case Read.Foreign(List<String> cells) -> cells.size();
            case Read.Unclosed unclosed -> 0;
            case Read.Misplaced misplaced -> 0;
            case Read.TooLong tooLong -> 0;
        };
    }

    /** Adds the lines up to that which closes the quote; tells whether there is one. */
    private boolean closed(List<Line> all) throws IOException {
        int length = all.getFirst().bytes().length;
        boolean open = true;
        while (open && all.size() < MOST_LINES && length < Lines.LONGEST) {
            Optional<Line> next = line();
            if (next.isEmpty()) {
                break;
            }
            all.add(next.get());
            length += next.get().bytes().length;
            // Quotes and separators are the same bytes in every encoding met here.
            open = endsInQuote(next.get().raw(), true);
        }
        return !open;
    }

    private Read joined(List<Line> all) {
        boolean foreign = all.stream().anyMatch(line -> line.text().isEmpty());
        StringBuilder text = new StringBuilder();
        for (Line line : all) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(foreign ? line.raw() : line.text().orElseThrow());
        }
        return parse(text.toString(), foreign);
    }

    private Read parse(String text, boolean foreign) {
        if (Spaces.isBlank(text)) {
            return new Read.Cells(List.of());
        }
        try {
            List<String> cells = parser.ofSingleCsvRecord(text).getFields();
            return foreign ? new Read.Foreign(cells) : new Read.Cells(cells);
        } catch (CsvParseException e) {
            return new Read.Misplaced(text);
        }
    }

    /** Whether a quoted cell is still open at the end of a line that began inside of one or not. */
    private boolean endsInQuote(String line, boolean open) {
        if (!open && line.indexOf('"') < 0) {
            return false;
        }
        boolean quoted = open;
        boolean cellStart = !open;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                if (c == '"') {
                    if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                        i++;
                    } else {
                        quoted = false;
                    }
                }
            } else if (c == separator) {
                cellStart = true;
            } else {
                quoted = cellStart && c == '"';
                cellStart = false;
            }
        }
        return quoted;
    }
}

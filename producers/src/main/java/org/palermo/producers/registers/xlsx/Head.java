package org.palermo.producers.registers.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.palermo.producers.registers.Header;
import org.palermo.producers.registers.Register;
import org.palermo.producers.registers.Spaces;

/** The first rows of a sheet, among which its header is found, and by it what the sheet holds. */
public final class Head {

    /** Rows that are searched for a header. */
    private static final int ROWS = 50;

    /** Characters of a cell that are looked at: no column is called anything longer. */
    private static final int LONGEST = 255;

    /** Characters after which no header is searched for any more. */
    private static final int MOST = 1 << 22;

    /** @param number of the row, counted from 1 */
    private record Names(int number, List<String> names) {}

    /**
     * The header of a register.
     *
     * @param row that it is, counted from 1
     */
    public record Found(Header header, int row) {}

    private final List<Names> rows;

    private Head(List<Names> rows) {
        this.rows = rows;
    }

    /** @throws UnreadableWorkbook where the sheet is damaged */
    public static Head of(Workbook workbook, Workbook.Sheet sheet) throws IOException {
        CellTexts texts = new CellTexts(workbook);
        List<Names> rows = new ArrayList<>();
        int characters = 0;
        try (SheetXml xml = new SheetXml(workbook, sheet)) {
            for (Optional<SheetXml.Line> line = xml.next(); line.isPresent(); line = xml.next()) {
                List<String> names = new ArrayList<>();
                for (SheetXml.Held held : line.get().cells()) {
                    CellTexts.Found found = texts.read(held, null);
                    while (names.size() < held.column()) {
                        names.add("");
                    }
                    String name = found.cell() == null
                            ? ""
                            : Spaces.strip(found.cell().text());
                    names.add(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
                    characters += Math.min(name.length(), LONGEST);
                }
                if (names.stream().anyMatch(name -> !name.isEmpty())) {
                    rows.add(new Names(line.get().number(), names));
                }
                if (rows.size() == ROWS || characters > MOST) {
                    break;
                }
            }
        }
        return new Head(rows);
    }

    /** Whether the sheet holds nothing. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** What its first row says, for a message. */
    public String firstRow() {
        return rows.isEmpty() ? "" : String.join(" ", rows.getFirst().names()).strip();
    }

    /** The row that names most columns of a register, the first of several; empty where none names enough. */
    public Optional<Found> header(Register register) {
        return rows.stream()
                .map(row -> new Found(Header.of(register, row.names()), row.number()))
                .filter(found -> found.header().known() >= Header.FEWEST)
                .max(Comparator.<Found>comparingLong(found -> found.header().known())
                        .thenComparing(Comparator.comparingInt(Found::row).reversed()));
    }

    /**
     * Which registers the sheet can hold by its columns: those whose required columns are all there, and of these the ones
     * that the fewest of its columns are strange to.
     */
    public List<Register> registers(List<Register> all) {
        record Fit(Register register, long strange) {}
        List<Fit> fits = new ArrayList<>();
        for (Register register : all) {
            header(register).filter(found -> found.header().isComplete()).ifPresent(found -> {
                long named = found.header().names().stream()
                        .filter(name -> !name.isBlank())
                        .count();
                fits.add(new Fit(register, named - found.header().known()));
            });
        }
        long fewest = fits.stream().mapToLong(Fit::strange).min().orElse(0);
        return fits.stream()
                .filter(fit -> fit.strange() == fewest)
                .map(Fit::register)
                .toList();
    }
}

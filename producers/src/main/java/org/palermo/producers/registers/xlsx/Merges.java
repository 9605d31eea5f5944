package org.palermo.producers.registers.xlsx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.registers.Cell;

/** The merged cells below a sheet's header, for rows that are asked for in their order. */
final class Merges {

    private static final byte[] MARK = "mergeCell ".getBytes(StandardCharsets.UTF_8);
    private static final int BUFFER = 1 << 16;

    private final List<SheetXml.Merged> waiting;
    private final List<SheetXml.Merged> open = new ArrayList<>();
    private final Map<SheetXml.Merged, Cell> kept = new HashMap<>();
    private int next;

    private Merges(List<SheetXml.Merged> merged) {
        this.waiting = merged.stream()
                .sorted(Comparator.comparingInt(SheetXml.Merged::fromRow).thenComparingInt(SheetXml.Merged::fromColumn))
                .toList();
    }

    /** The format tells of merged cells after the last row, so that a sheet that has any is read twice. */
    static Merges of(Workbook workbook, Workbook.Sheet sheet, int header) throws IOException {
        if (!mentions(workbook, sheet)) {
            return new Merges(List.of());
        }
        try (SheetXml xml = new SheetXml(workbook, sheet)) {
            while (xml.next().isPresent()) {
                // to the end
            }
            return new Merges(xml.merged().stream()
                    .filter(merged -> merged.fromRow() > header)
                    .toList());
        }
    }

    private static boolean mentions(Workbook workbook, Workbook.Sheet sheet) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int matched = 0;
        try (Parts.Bounded in = workbook.open(sheet)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                in.understood();
                for (int i = 0; i < read; i++) {
                    matched = buffer[i] == MARK[matched] ? matched + 1 : buffer[i] == MARK[0] ? 1 : 0;
                    if (matched == MARK.length) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Those that a row has a part in. */
    List<SheetXml.Merged> over(int row) {
        open.removeIf(merged -> {
            boolean past = merged.toRow() < row;
            if (past) {
                kept.remove(merged);
            }
            return past;
        });
        while (next < waiting.size() && waiting.get(next).fromRow() <= row) {
            SheetXml.Merged merged = waiting.get(next++);
            if (merged.toRow() >= row) {
                open.add(merged);
            }
        }
        return open;
    }

    /** Whether another cell is shown in a cell's place. */
    boolean isCovered(int row, int column) {
        return over(row).stream()
                .anyMatch(merged -> merged.fromColumn() <= column
                        && column <= merged.toColumn()
                        && !(merged.fromRow() == row && merged.fromColumn() == column));
    }

    void keep(SheetXml.Merged merged, Cell cell) {
        kept.put(merged, cell);
    }

    @Nullable
    Cell kept(SheetXml.Merged merged) {
        return kept.get(merged);
    }
}

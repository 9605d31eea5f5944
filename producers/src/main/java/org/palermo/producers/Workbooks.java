package org.palermo.producers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.registers.xlsx.Workbook;

/** The workbook that is being read: its sheets follow one another, and what they share is read once, and held for one file. */
final class Workbooks implements AutoCloseable {

    private @Nullable Workbook open;

    /** @throws IOException where it cannot be read, or is no workbook */
    Workbook of(Path file) throws IOException {
        Workbook current = open;
        if (current != null && current.file().equals(file)) {
            return current;
        }
        close();
        Workbook next = Workbook.open(file);
        open = next;
        return next;
    }

    @Override
    public void close() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open = null;
        }
    }
}

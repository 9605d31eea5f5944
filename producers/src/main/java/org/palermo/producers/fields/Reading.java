package org.palermo.producers.fields;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Row;
import org.palermo.schemas.codes.Language;

/** One row while it is read: its values so far, and whether anything is wrong with it. */
public final class Reading {

    private final Row row;
    private final Context context;
    private final Consumer<Finding> findings;
    private final Map<Key<?>, Object> values = new HashMap<>();
    private boolean sound = true;

    /** @param findings is given everything that is found, what the row's file reader found first */
    public Reading(Row row, Context context, Consumer<Finding> findings) {
        this.row = row;
        this.context = context;
        this.findings = findings;
        row.findings().forEach(this::report);
    }

    /** Reads a field, and reports what is wrong with its cell; a required one must not be blank. */
    public <T> Optional<T> read(Field<T> field) {
        Cell cell = row.cells().get(field.name());
        if (cell == null) {
            if (field.column().required()) {
                report(FindingCode.VALUE_MISSING, field, "");
            }
            field.otherwise().ifPresent(value -> values.put(field, value));
            return field.otherwise();
        }
        if (cell instanceof Cell.Unreadable) {
            return Optional.empty();
        }
        T value = field.type().read(cell, new OfField(field));
        if (value != null) {
            values.put(field, value);
        }
        return Optional.ofNullable(value);
    }

    /** A value that has been read; empty where the cell was blank or could not be read. */
    @SuppressWarnings("unchecked") // only read and put fill the map, and both take the key's own type
    public <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    /** A value that every sound row has. */
    public <T> T the(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException("a sound row has a value for " + key));
    }

    /** A value that a sound row may leave out. */
    public <T> @Nullable T orNull(Key<T> key) {
        return find(key).orElse(null);
    }

    <T> void put(Key<T> key, T value) {
        values.put(key, value);
    }

    /** The cell as written, empty where blank. */
    public String written(Field<?> field) {
        Cell cell = row.cells().get(field.name());
        return cell == null ? "" : cell.text();
    }

    /** Whether the row fills a field, readably or not. */
    public boolean fills(Field<?> field) {
        return row.cells().containsKey(field.name());
    }

    public void report(FindingCode code, Field<?> field, String value) {
        report(code, field, value, Map.of());
    }

    public void report(FindingCode code, Field<?> field, String value, Map<String, Object> details) {
        report(new Finding(code, row.at(field.name()), value, details));
    }

    /** What is wrong with the cell of a field, and how its column is written. */
    private final class OfField implements CellReport {

        private final Field<?> field;

        OfField(Field<?> field) {
            this.field = field;
        }

        @Override
        public void report(FindingCode code, String value, Map<String, Object> details) {
            Reading.this.report(code, field, value, details);
        }

        @Override
        public Notation notation() {
            boolean french = row.form() == Row.Form.TABLE && row.naming().language() == Language.FR;
            return new Notation(context.dates().of(field.name()), french);
        }
    }

    private void report(Finding finding) {
        sound &= !finding.isError();
        findings.accept(finding);
    }

    /** Whether no error has been reported so far. */
    public boolean isSound() {
        return sound;
    }

    public Row row() {
        return row;
    }

    public Context context() {
        return context;
    }
}

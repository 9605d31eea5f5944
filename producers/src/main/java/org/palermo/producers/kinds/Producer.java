package org.palermo.producers.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Rule;
import org.palermo.producers.fields.Texts;
import org.palermo.producers.registers.Column;
import org.palermo.producers.registers.Register;
import org.palermo.schemas.event.Envelope;

/**
 * One source: the register of one kind of entity, and how its rows are turned into content. A row is judged in three
 * steps: identity, then shape (each cell by itself), then meaning (what must hold between them).
 */
public interface Producer {

    /** The register's identifier of the entity. */
    Field<String> ID = Field.required("id", "identifiant", Texts.id());

    /** What the envelope calls it ({@code activity}). */
    String kind();

    /** What its file is called, without extension ({@code activities}). */
    String register();

    /** Its columns in their documented order, without those that make its identity and those that all registers share. */
    List<Field<?>> fields();

    /** What must hold between the fields. */
    default List<Rule> rules() {
        return List.of();
    }

    /** The content of a sound row, in its canonical form. */
    SpecificRecord body(Reading row);

    /** The record of the kind's topic. */
    SpecificRecord event(Envelope envelope, Object body);

    /** The columns that make its identity. */
    default List<Field<?>> identity() {
        return List.of(ID);
    }

    /** Reads which entity the row speaks of; empty where that has been reported as missing or wrong. */
    default Optional<String> identify(Reading row) {
        return row.read(ID);
    }

    /** What the Kafka record is keyed by. */
    default String key(String entityId, SpecificRecord body) {
        return entityId;
    }

    /** All that a row may fill, in the documented order: what makes its identity, its own, those that all registers share. */
    default List<Field<?>> all() {
        List<Field<?>> all = new ArrayList<>(identity());
        all.addAll(fields());
        all.addAll(Common.FIELDS);
        return List.copyOf(all);
    }

    /** Whether a column is needed by none: an identifier that other columns of the row already make. */
    default boolean isImplied(Field<?> field) {
        return identity().contains(field) && !field.column().required();
    }

    /** The register that its rows come from. */
    default Register describe() {
        List<Column> columns = all().stream().<Column>map(Field::column).toList();
        return new Register(kind(), register(), columns);
    }
}

package org.palermo.producers.fields;

import java.util.Optional;
import org.palermo.producers.registers.Column;

/**
 * A column, by its headers in English and in French, and what is read from it. Each is declared once, by the producer of its
 * kind, and stands for itself.
 *
 * @param <T> of its value
 */
public final class Field<T> implements Key<T> {

    private final Column column;
    private final Type<T> type;
    private final Optional<T> otherwise;

    private Field(Column column, Type<T> type, Optional<T> otherwise) {
        this.column = column;
        this.type = type;
        this.otherwise = otherwise;
    }

    /** A column that every asserted row fills. */
    public static <T> Field<T> required(String name, String french, Type<T> type) {
        return new Field<>(new Column(name, french, type.shape(), true), type, Optional.empty());
    }

    /** A column that may be missing or blank. */
    public static <T> Field<T> optional(String name, String french, Type<T> type) {
        return new Field<>(new Column(name, french, type.shape(), false), type, Optional.empty());
    }

    /** A column whose blank cell stands for a value. */
    public static <T> Field<T> optional(String name, String french, Type<T> type, T otherwise) {
        return new Field<>(new Column(name, french, type.shape(), false), type, Optional.of(otherwise));
    }

    public Column column() {
        return column;
    }

    public String name() {
        return column.name();
    }

    /** What it is called in JSON, which is also the Avro field's name. */
    public String jsonName() {
        return column.jsonName();
    }

    Type<T> type() {
        return type;
    }

    /** What may be written in it. */
    public Allowed allowed() {
        return type.allowed();
    }

    /** What a blank cell stands for, as it would be written; empty where for nothing. */
    public String blankMeans() {
        return otherwise.filter(String.class::isInstance).map(Object::toString).orElse("");
    }

    /** What a blank cell stands for. */
    Optional<T> otherwise() {
        return otherwise;
    }
}

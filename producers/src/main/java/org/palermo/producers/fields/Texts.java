package org.palermo.producers.fields;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.Characters;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Shape;
import org.palermo.producers.registers.Spaces;

/** Text as stated, without the space around it. */
public final class Texts {

    /** Characters of the longest text, so that an event always fits a Kafka message. */
    public static final int LONGEST = 10_000;

    /** Characters of the longest identifier. */
    public static final int LONGEST_ID = 200;

    private Texts() {}

    /** Text that may run over several lines. */
    public static Type<String> text() {
        return of(Allowed.Form.TEXT, (text, report) -> isClean(text, true, LONGEST, report) ? text : null);
    }

    /** An identifier: one line. */
    public static Type<String> id() {
        return of(Allowed.Form.IDENTIFIER, (text, report) -> isClean(text, false, LONGEST_ID, report) ? text : null);
    }

    /** How text that is not blank is read; null where an error has been reported. */
    interface Reader<T> {
        @Nullable
        T read(String text, CellReport report);
    }

    /** A type whose values are written as text. */
    static <T> Type<T> of(Allowed allowed, Reader<T> reader) {
        return of(Shape.TEXT, allowed, reader);
    }

    /** A type whose values are read from text, however JSON writes them. */
    static <T> Type<T> of(Shape shape, Allowed allowed, Reader<T> reader) {
        return new Type<>() {
            @Override
            public Shape shape() {
                return shape;
            }

            @Override
            public Allowed allowed() {
                return allowed;
            }

            @Override
            public @Nullable T read(Cell cell, CellReport report) {
                return reader.read(Spaces.strip(cell.text()), report);
            }
        };
    }

    /** Reports text that is too long or holds characters that no one can see. */
    static boolean isClean(String text, boolean severalLines, int longest, CellReport report) {
        if (text.length() > longest) {
            report.report(FindingCode.TEXT_TOO_LONG, text, Map.of("length", text.length(), "limit", longest));
            return false;
        }
        Optional<Integer> control = text.codePoints()
                .filter(point -> Characters.isUnseen(point)
                        && !(severalLines && (point == '\n' || point == '\r' || point == '\t')))
                .boxed()
                .findFirst();
        control.ifPresent(point -> report.report(
                FindingCode.CONTROL_CHARACTER, text, Map.of("character", String.format("U+%04X", point))));
        return control.isEmpty();
    }
}

package org.palermo.producers.entry;

import java.util.List;
import java.util.stream.Collectors;
import org.palermo.producers.fields.Field;
import org.palermo.producers.kinds.ColumnTexts;
import org.palermo.producers.kinds.Producer;
import org.palermo.schemas.codes.Language;

/** An empty register as a CSV file: its headers and one row to follow, which imports without findings. */
public final class Template {

    /** Tells spreadsheets that the file is UTF-8; intake reads over it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Template() {}

    /**
     * The whole file.
     *
     * @param language of headers and example; French spreadsheets separate by semicolons, English ones by commas
     */
    public static String of(Producer producer, Language language) {
        char separator = language == Language.FR ? ';' : ',';
        ColumnTexts texts = ColumnTexts.in(language);
        List<Field<?>> columns = columns(producer);
        return BYTE_ORDER_MARK
                + line(
                        columns.stream()
                                .map(field -> field.column().header(language))
                                .toList(),
                        separator)
                + line(
                        columns.stream()
                                .map(field -> texts.example(producer, field))
                                .toList(),
                        separator);
    }

    /** The columns that an empty register has, in their order. */
    public static List<Field<?>> columns(Producer producer) {
        return producer.all().stream()
                .filter(field -> !producer.isImplied(field))
                .toList();
    }

    private static String line(List<String> cells, char separator) {
        return cells.stream().map(cell -> cell(cell, separator)).collect(Collectors.joining(String.valueOf(separator)))
                + "\r\n";
    }

    /** Quoted where RFC 4180 asks for it. */
    private static String cell(String text, char separator) {
        boolean plain = text.chars().noneMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}

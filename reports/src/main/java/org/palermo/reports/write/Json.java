package org.palermo.reports.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Period;

/** How JSON is written here: one object, two spaces a level, numbers never with an exponent. */
final class Json {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** Writes the fields of an object. */
    interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    /** An object as text, with a line feed at its end. */
    static String text(Content content) {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter pretty = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        pretty.indentObjectsWith(lines);
        pretty.indentArraysWith(lines);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.setPrettyPrinter(pretty);
            out.writeStartObject();
            content.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    /** An integer where the value is whole, else a decimal number. */
    static void number(JsonGenerator out, String name, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            out.writeNullField(name);
            return;
        }
        BigDecimal bare = value.stripTrailingZeros();
        out.writeFieldName(name);
        if (bare.scale() <= 0) {
            out.writeNumber(bare.toBigIntegerExact());
        } else {
            out.writeNumber(bare);
        }
    }

    /** USD cents as decimal dollars. */
    static void amount(JsonGenerator out, BigDecimal cents) throws IOException {
        out.writeStringField("amount", cents.movePointLeft(2).setScale(2).toPlainString());
    }

    static void period(JsonGenerator out, String name, Period period) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("from", period.from().toString());
        out.writeStringField("to", period.to().toString());
        out.writeEndObject();
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package org.palermo.reports.write;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The writer of each form. Equal results are equal bytes. */
public final class Writers {

    private final TextWriter text;

    /** Plain text is wrapped for a page, without colours. */
    public Writers() {
        this(TextWriter.WIDTH, false);
    }

    /**
     * @param width of plain text, in characters
     * @param colours whether plain text has escape sequences for a terminal
     */
    public Writers(int width, boolean colours) {
        this.text = new TextWriter(width, colours);
    }

    /** A result in one form; texts are UTF-8. */
    public byte[] write(Result result, Format format) {
        return switch (format) {
            case TEXT -> bytes(text.write(result.document()));
            case HTML -> bytes(new HtmlWriter().write(result.document()));
            case MARKDOWN -> bytes(new MarkdownWriter().write(result.document()));
            case JSON -> bytes(result.json().get());
            case CSV ->
                bytes(result.lines()
                        .map(Supplier::get)
                        .orElseThrow(() -> new IllegalArgumentException("the result has no lines")));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.palermo.reports.write;

import java.nio.charset.StandardCharsets;
import java.util.List;

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

    /**
     * A result in one form; texts are UTF-8, and tables as CSV one zip archive where the result has no CSV of its own.
     *
     * @throws IllegalArgumentException if the form is a mail, which needs to know whom it is from and to
     */
    public byte[] write(Result result, Format format) {
        return switch (format) {
            case TEXT -> bytes(text.write(result.forReaders()));
            case HTML -> bytes(new HtmlWriter().write(result.forReaders()));
            case MARKDOWN -> bytes(new MarkdownWriter().write(result.forReaders()));
            case DOCX -> new DocxWriter().write(result.forReaders());
            case PDF -> new PdfWriter().write(result.forReaders());
            case JSON -> bytes(result.json().get());
            case CSV -> csv(result);
            case XLSX -> new XlsxWriter().write(result.forSpreadsheets());
            case EML -> throw new IllegalArgumentException("a mail is from someone to someone: EmlWriter writes it");
        };
    }

    /**
     * A result's tables as CSV, each in a file of its own, with {@code datapackage.json}, which describes them (Frictionless
     * Data Package), before them.
     */
    public List<NamedFile> tables(Result result) {
        return DataPackage.of(result.forSpreadsheets());
    }

    /** Files as one zip archive. */
    public static byte[] archive(List<NamedFile> files) {
        return Archive.of(files);
    }

    private byte[] csv(Result result) {
        return result.lines().map(lines -> bytes(lines.get())).orElseGet(() -> archive(tables(result)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

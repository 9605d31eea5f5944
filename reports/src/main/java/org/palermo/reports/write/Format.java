package org.palermo.reports.write;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A form that a result can be written in: the one list of them. {@link Writers} has the writer of each. */
public enum Format {
    TEXT("text", "text/plain", false, "txt"),
    HTML("html", "text/html", false, "html", "htm"),
    MARKDOWN("md", "text/markdown", false, "md", "markdown"),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", true, "docx"),
    PDF("pdf", "application/pdf", true, "pdf"),
    JSON("json", "application/json", false, "json"),
    CSV("csv", "text/csv", false, "csv", "zip"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", true, "xlsx"),
    EML("eml", "message/rfc822", false, "eml");

    private final String code;
    private final String mediaType;
    private final boolean binary;
    private final List<String> endings;

    Format(String code, String mediaType, boolean binary, String... endings) {
        this.code = code;
        this.mediaType = mediaType;
        this.binary = binary;
        this.endings = List.of(endings);
    }

    /** As the command line names it. */
    public String code() {
        return code;
    }

    /** Registered with IANA; texts are UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether it is no text, so that a terminal cannot show it. */
    public boolean isBinary() {
        return binary;
    }

    /** What its files' names end in, without the dot: xlsx. */
    public String extension() {
        return endings.getFirst();
    }

    /** The form with this code. */
    public static Optional<Format> ofCode(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code.equals(code))
                .findFirst();
    }

    /**
     * The form that files of this ending have.
     *
     * @param ending without the dot, in letters of any case
     */
    public static Optional<Format> ofEnding(String ending) {
        String small = ending.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(small))
                .findFirst();
    }
}

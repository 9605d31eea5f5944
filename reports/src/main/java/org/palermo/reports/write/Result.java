package org.palermo.reports.write;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Unverified;

/**
 * What a command found, in one language, ready for every form.
 *
 * @param document for readers
 * @param json the same for programs, which is not laid out from the document
 * @param lines the same as one CSV of its own; empty where the document's tables are what a spreadsheet gets
 */
public record Result(Document document, Supplier<String> json, Optional<Supplier<String>> lines) {

    /** A result whose tables are those of its document. */
    public Result(Document document, Supplier<String> json) {
        this(document, json, Optional.empty());
    }

    /** The same with a warning before all else where the last audit speaks against what it shows. */
    public Result marked(@Nullable Unverified unverified) {
        return new Result(UnverifiedWords.marked(document, unverified), json, lines);
    }
}

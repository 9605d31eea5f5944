package org.palermo.reports.write;

import java.util.List;
import java.util.Map;
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
 * @param records that its figures rest on; empty where they are not listed
 */
public record Result(
        Document document, Supplier<String> json, Optional<Supplier<String>> lines, Optional<RecordAnnex> records) {

    /** A result whose records are not listed. */
    public Result(Document document, Supplier<String> json, Optional<Supplier<String>> lines) {
        this(document, json, lines, Optional.empty());
    }

    /** A result whose tables are those of its document. */
    public Result(Document document, Supplier<String> json) {
        this(document, json, Optional.empty(), Optional.empty());
    }

    /** The same with a warning before all else where the last audit speaks against what it shows. */
    public Result marked(@Nullable Unverified unverified) {
        return new Result(UnverifiedWords.marked(document, unverified), json, lines, records);
    }

    /** The same with the records that its figures rest on. */
    public Result with(RecordAnnex annex) {
        return new Result(document, json, lines, Optional.of(annex));
    }

    /** The document with as many records as fit on paper, to which its figures refer. */
    Document forReaders() {
        return records.map(annex -> document.with(annex.blocks(), annex.places()))
                .orElse(document);
    }

    /** The document with all records, as one table. */
    Document forSpreadsheets() {
        return records.map(annex -> document.with(List.of(new Document.Tabular(annex.whole())), Map.of()))
                .orElse(document);
    }
}

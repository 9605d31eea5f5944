package org.palermo.infra.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.Shown;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document;
import org.palermo.reports.write.ExplanationCsv;
import org.palermo.reports.write.ExplanationDocuments;
import org.palermo.reports.write.ExplanationJson;
import org.palermo.reports.write.HistoryDocuments;
import org.palermo.reports.write.HistoryJson;
import org.palermo.reports.write.HtmlWriter;
import org.palermo.reports.write.TextWriter;

/** Explanations and histories as text in the form and language that were asked for. */
final class ProvenanceResults {

    private final Wording wording;
    private final Terminal terminal;

    /** The forms that an explanation can be written in. */
    enum Form {
        TEXT,
        JSON,
        HTML,
        CSV;

        /** @throws UsageProblem where there is no such form */
        static Form of(String format) {
            return switch (format) {
                case "text" -> TEXT;
                case "json" -> JSON;
                case "html" -> HTML;
                case "csv" -> CSV;
                default ->
                    throw new UsageProblem(
                            "usage.bad-value",
                            Map.of("option", "--format", "value", format, "allowed", "text, json, html, csv"));
            };
        }

        /** Whether it is for programs, which are shown everything. */
        boolean isWhole() {
            return switch (this) {
                case JSON, CSV -> true;
                case TEXT, HTML -> false;
            };
        }
    }

    /** @param terminal that plain text is shown on */
    ProvenanceResults(Wording wording, Terminal terminal) {
        this.wording = wording;
        this.terminal = terminal;
    }

    String of(String asked, List<History> histories, ResultOptions.Format format) {
        return switch (format) {
            case TEXT -> text(new HistoryDocuments(wording).of(asked, histories));
            case JSON -> HistoryJson.write(histories);
            case HTML -> new HtmlWriter().write(new HistoryDocuments(wording).of(asked, histories));
        };
    }

    String of(Explanation explanation, Declarations declarations, Shown shown, Instant printed, Form form) {
        ExplanationDocuments documents = new ExplanationDocuments(wording, declarations);
        return switch (form) {
            case TEXT -> text(documents.of(explanation, shown, printed));
            case JSON -> new ExplanationJson(wording, declarations).write(explanation);
            case HTML -> new HtmlWriter().write(documents.of(explanation, shown, printed));
            case CSV -> ExplanationCsv.write(explanation);
        };
    }

    /** All figures that can be explained. */
    String list(Declarations declarations, Form form) {
        ExplanationDocuments documents = new ExplanationDocuments(wording, declarations);
        return switch (form) {
            case TEXT -> text(documents.list());
            case JSON -> new ExplanationJson(wording, declarations).list();
            case HTML -> new HtmlWriter().write(documents.list());
            case CSV -> ExplanationCsv.list(declarations, wording);
        };
    }

    private String text(Document document) {
        return new TextWriter(terminal.width(), terminal.colours()).write(document);
    }
}

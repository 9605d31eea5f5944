package org.palermo.infra.command;

import java.util.List;
import org.palermo.reports.provenance.History;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document;
import org.palermo.reports.write.HistoryDocuments;
import org.palermo.reports.write.HistoryJson;
import org.palermo.reports.write.HtmlWriter;
import org.palermo.reports.write.TextWriter;

/** Explanations and histories as text in the form and language that were asked for. */
final class ProvenanceResults {

    private final Wording wording;
    private final Terminal terminal;

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

    private String text(Document document) {
        return new TextWriter(terminal.width(), terminal.colours()).write(document);
    }
}

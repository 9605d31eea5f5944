package org.palermo.infra.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.Shown;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.ExplanationCsv;
import org.palermo.reports.write.ExplanationDocuments;
import org.palermo.reports.write.ExplanationJson;
import org.palermo.reports.write.HistoryDocuments;
import org.palermo.reports.write.HistoryJson;
import org.palermo.reports.write.Result;

/** Explanations and histories in the language that was asked for. */
final class ProvenanceResults {

    private final Wording wording;

    ProvenanceResults(Wording wording) {
        this.wording = wording;
    }

    Result of(String asked, List<History> histories) {
        return new Result(new HistoryDocuments(wording).of(asked, histories), () -> HistoryJson.write(histories));
    }

    Result of(Explanation explanation, Declarations declarations, Shown shown, Instant printed) {
        return new Result(
                new ExplanationDocuments(wording, declarations).of(explanation, shown, printed),
                () -> new ExplanationJson(wording, declarations).write(explanation, printed),
                Optional.of(() -> ExplanationCsv.write(explanation)));
    }

    /** All figures that can be explained. */
    Result list(Declarations declarations) {
        return new Result(
                new ExplanationDocuments(wording, declarations).list(),
                () -> new ExplanationJson(wording, declarations).list(),
                Optional.of(() -> ExplanationCsv.list(declarations, wording)));
    }
}

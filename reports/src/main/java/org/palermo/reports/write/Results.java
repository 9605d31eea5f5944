package org.palermo.reports.write;

import java.time.Instant;
import org.palermo.reports.provenance.Annex;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.Report;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;

/** Reports and statements in one language, ready for every form. */
public final class Results {

    private final Documents documents;
    private final JsonWriter json;
    private final RecordTables records;

    public Results(Wording wording, FigureTexts texts) {
        this.documents = new Documents(wording, texts);
        this.json = new JsonWriter(wording, texts);
        this.records = new RecordTables(wording, texts);
    }

    /** The records behind a report's figures, for a result that lists them. */
    public RecordAnnex of(Annex annex) {
        return records.of(annex);
    }

    public Result of(Report report) {
        return new Result(documents.of(report), () -> json.write(report));
    }

    /** @param printed when it was computed */
    public Result of(FundStatement fund, Instant printed) {
        return new Result(documents.of(fund, printed), () -> json.write(fund, printed));
    }

    /** @param printed when it was computed */
    public Result of(DonorStatement donor, Instant printed) {
        return new Result(documents.of(donor, printed), () -> json.write(donor, printed));
    }
}

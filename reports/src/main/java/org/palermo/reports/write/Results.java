package org.palermo.reports.write;

import java.time.Instant;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.Report;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;

/** Reports and statements in one language, ready for every form. */
public final class Results {

    private final Documents documents;
    private final JsonWriter json;

    public Results(Wording wording, FigureTexts texts) {
        this.documents = new Documents(wording, texts);
        this.json = new JsonWriter(wording, texts);
    }

    public Result of(Report report) {
        return new Result(documents.of(report), () -> json.write(report));
    }

    /** @param printed when it was computed */
    public Result of(FundStatement fund, Instant printed) {
        return new Result(documents.of(fund, printed), () -> json.write(fund));
    }

    /** @param printed when it was computed */
    public Result of(DonorStatement donor, Instant printed) {
        return new Result(documents.of(donor, printed), () -> json.write(donor));
    }
}

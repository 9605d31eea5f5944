package org.palermo.infra.command;

import java.time.Instant;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.Report;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Documents;
import org.palermo.reports.write.HtmlWriter;
import org.palermo.reports.write.JsonWriter;
import org.palermo.reports.write.TextWriter;
import org.palermo.schemas.codes.Language;

/** Results as text in the form and language that were asked for. */
final class Results {

    private final Wording wording;
    private final FigureTexts texts;
    private final Terminal terminal;

    /** @param terminal that plain text is shown on */
    Results(Reporting reporting, Language language, Terminal terminal) {
        this.terminal = terminal;
        this.wording = Wording.in(language);
        this.texts = FigureTexts.of(reporting.declarations());
    }

    String of(Report report, ResultOptions.Format format) {
        return switch (format) {
            case TEXT -> text().write(new Documents(wording, texts).of(report));
            case JSON -> new JsonWriter(wording, texts).write(report);
            case HTML -> new HtmlWriter().write(new Documents(wording, texts).of(report));
        };
    }

    String of(FundStatement fund, Instant printed, ResultOptions.Format format) {
        return switch (format) {
            case TEXT -> text().write(new Documents(wording, texts).of(fund, printed));
            case JSON -> new JsonWriter(wording, texts).write(fund);
            case HTML -> new HtmlWriter().write(new Documents(wording, texts).of(fund, printed));
        };
    }

    private TextWriter text() {
        return new TextWriter(terminal.width(), terminal.colours());
    }
}

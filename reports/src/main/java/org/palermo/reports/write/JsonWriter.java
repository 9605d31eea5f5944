package org.palermo.reports.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.Comparison;
import org.palermo.reports.statements.Cover;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.Published;
import org.palermo.reports.statements.Report;
import org.palermo.reports.statements.Restated;
import org.palermo.reports.statements.Unfinished;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;

/**
 * Writes reports and statements as JSON for other programs: always in the same order, without the time of printing, so
 * that equal reports are equal bytes; where a period was not over, the day of printing is a part of the result. Amounts
 * are whole cents in {@code value} and decimal dollars in {@code amount}.
 */
public final class JsonWriter {

    private final Wording wording;
    private final FigureTexts texts;
    private final FigureLines lines;
    private final FundJson fund;

    /** A writer whose names and sentences are of the wording's language; everything else is the same in all. */
    public JsonWriter(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.texts = texts;
        this.lines = new FigureLines(wording, texts);
        this.fund = new FundJson((out, figure, ownPeriod) -> figure(out, figure, ownPeriod, List.of()));
    }

    /** The report: its question, its figures in order, what its template shows of them, and the fund's statement. */
    public String write(Report report) {
        return Json.text(out -> {
            Json.period(out, "period", report.question().period());
            out.writeStringField("programme", report.question().programme());
            out.writeStringField("template", report.template().name());
            cover(out, report.cover());
            head(out, report.question().knownOn(), report.demonstration(), report.unverified());
            Question question = report.question();
            UnfinishedWords.write(
                    out, Unfinished.of(question.period().to(), question.knownOn(), report.printed()), wording);
            restated(out, report.restated());
            out.writeArrayFieldStart("figures");
            for (Report.Section section : report.sections()) {
                for (Report.Line line : section.lines()) {
                    figure(out, line.figure(), line.ownPeriod(), line.beside());
                }
            }
            out.writeEndArray();
            new PassageJson(out).write(report);
            TargetJson.write(out, report.targets());
            FundStatement statement = report.fund();
            if (statement != null) {
                fund.fund(out, statement);
            }
        });
    }

    /**
     * The fund's statement alone, in the same shape as in a report.
     *
     * @param printed when it was computed
     */
    public String write(FundStatement statement, Instant printed) {
        return Json.text(out -> {
            head(out, statement.knownOn(), statement.demonstration(), statement.unverified());
            UnfinishedWords.write(out, Unfinished.of(statement.at(), statement.knownOn(), printed), wording);
            fund.fund(out, statement);
        });
    }

    /**
     * One donor's statement.
     *
     * @param printed when it was computed
     */
    public String write(DonorStatement statement, Instant printed) {
        FundStatement all = statement.fund();
        return Json.text(out -> {
            head(out, all.knownOn(), statement.isDemonstration(), all.unverified());
            UnfinishedWords.write(out, Unfinished.of(all.at(), all.knownOn(), printed), wording);
            fund.donor(out, statement);
        });
    }

    /** Where nothing speaks against the result, {@code unverified} is left out. */
    private void head(
            JsonGenerator out, @Nullable LocalDate knownOn, boolean demonstration, @Nullable Unverified unverified)
            throws IOException {
        if (unverified != null) {
            out.writeObjectFieldStart("unverified");
            out.writeStringField("since", unverified.since().toString());
            out.writeStringField("cause", Json.code(unverified.cause()));
            out.writeNumberField("disagreements", unverified.disagreements());
            out.writeStringField("first", unverified.first());
            out.writeStringField("notice", UnverifiedWords.of(unverified, wording));
            out.writeEndObject();
        }
        out.writeStringField("knownOn", knownOn == null ? null : knownOn.toString());
        out.writeBooleanField("demonstration", demonstration);
        out.writeStringField("notice", demonstration ? wording.messages().text("notice.demonstration") : null);
    }

    /** What the author gave; what it did not is left out. */
    private static void cover(JsonGenerator out, Cover cover) throws IOException {
        if (cover.title() != null) {
            out.writeStringField("title", cover.title());
        }
        if (cover.symbol() != null) {
            out.writeStringField("symbol", cover.symbol());
        }
        if (cover.draft()) {
            out.writeBooleanField("draft", true);
        }
    }

    /** Where nothing has changed since it was published, {@code restated} is left out. */
    private void restated(JsonGenerator out, @Nullable Restated restated) throws IOException {
        if (restated != null) {
            out.writeObjectFieldStart("restated");
            out.writeStringField("publication", restated.publication());
            out.writeStringField("publishedOn", restated.publishedOn().toString());
            out.writeNumberField("figures", restated.figures());
            out.writeStringField("notice", RestatedWords.of(restated, wording));
            out.writeEndObject();
        }
    }

    private void figure(JsonGenerator out, Figure figure, boolean ownPeriod, List<Comparison> beside)
            throws IOException {
        boolean money = figure.unit().equals("USD");
        out.writeStartObject();
        out.writeStringField("id", figure.id());
        out.writeStringField(
                "name",
                wording.typeset(texts.of(figure.id(), wording.language()).name()));
        Json.number(out, "value", figure.value());
        if (money && figure.value() != null) {
            Json.amount(out, figure.value());
        }
        if (figure.absent() != null) {
            out.writeStringField("absent", figure.absent());
        }
        out.writeStringField("unit", figure.unit());
        out.writeStringField("kind", Json.code(figure.kind()));
        if (ownPeriod) {
            when(out, figure.kind(), figure.period());
        }
        if (figure.atMost() != null) {
            Json.number(out, "atMost", figure.atMost());
        }
        out.writeObjectFieldStart("evidence");
        for (Map.Entry<String, BigDecimal> entry : figure.evidence().entrySet()) {
            Json.number(out, entry.getKey(), entry.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("members");
        for (String member : figure.members()) {
            out.writeString(member);
        }
        out.writeEndArray();
        parts(out, "parts", figure.parts(), money);
        out.writeStringField("source", Json.code(figure.source()));
        out.writeArrayFieldStart("published");
        for (Comparison comparison : beside) {
            published(out, figure, comparison);
        }
        out.writeEndArray();
        out.writeStringField("sentence", lines.sentence(figure));
        out.writeEndObject();
    }

    private void published(JsonGenerator out, Figure figure, Comparison comparison) throws IOException {
        Published published = comparison.published();
        out.writeStartObject();
        out.writeStringField("paragraph", published.paragraph());
        if (figure.unit().equals("USD")) {
            BigDecimal cents = published.value().movePointRight(2);
            Json.number(out, "value", cents);
            Json.amount(out, cents);
        } else {
            Json.number(out, "value", published.value());
        }
        out.writeStringField("qualifier", published.qualifier().code());
        if (published.period() != null) {
            when(out, figure.kind(), published.period());
        }
        out.writeStringField("verdict", comparison.verdict().code());
        String text = published.text().get(wording.language().tag());
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    private void parts(JsonGenerator out, String name, List<Figure.Part> parts, boolean money) throws IOException {
        out.writeArrayFieldStart(name);
        for (Figure.Part part : parts) {
            out.writeStartObject();
            out.writeStringField("key", part.key());
            Json.number(out, "value", part.value());
            if (money) {
                Json.amount(out, part.value());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void when(JsonGenerator out, Figure.Kind kind, Period period) throws IOException {
        switch (kind) {
            case FLOW -> Json.period(out, "period", period);
            case STOCK -> out.writeStringField("at", period.to().toString());
        }
    }
}

package org.palermo.reports.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.Contrast;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.statements.Report;

/** What a report's template adds to its figures, for other programs: arrays that are left out where nothing is in them. */
final class PassageJson {

    private final JsonGenerator out;

    PassageJson(JsonGenerator out) {
        this.out = out;
    }

    /** Breakdowns, series, comparisons and what is missing or doubtful, each in the report's order. */
    void write(Report report) throws IOException {
        List<Passage> passages = report.sections().stream()
                .flatMap(section -> section.passages().stream())
                .toList();
        array("breakdowns", passages, Passage.Parts.class, this::parts);
        array("series", passages, Passage.Series.class, this::series);
        array("comparisons", passages, Passage.Comparisons.class, this::comparisons);
        array(
                "gaps",
                passages.stream()
                        .flatMap(passage -> passage instanceof Passage.Gaps gaps
                                ? gaps.gaps().stream()
                                : java.util.stream.Stream.empty())
                        .toList(),
                Passage.Gap.class,
                this::gap);
    }

    private interface Content<T> {
        void write(T of) throws IOException;
    }

    private <T> void array(String name, List<?> all, Class<T> type, Content<T> content) throws IOException {
        List<T> some = all.stream().filter(type::isInstance).map(type::cast).toList();
        if (some.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(name);
        for (T each : some) {
            out.writeStartObject();
            content.write(each);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void parts(Passage.Parts parts) throws IOException {
        Figure figure = parts.figure();
        out.writeStringField("figure", figure.id());
        out.writeStringField("by", parts.by());
        out.writeStringField("unit", figure.unit());
        when(figure);
        out.writeBooleanField("overlapping", parts.overlapping());
        Json.number(out, "value", figure.value());
        if (figure.atMost() != null) {
            Json.number(out, "atMost", figure.atMost());
        }
        out.writeArrayFieldStart("parts");
        for (Figure.Part part : figure.parts()) {
            out.writeStartObject();
            out.writeStringField("key", part.key());
            Json.number(out, "value", part.value());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void series(Passage.Series series) throws IOException {
        out.writeStringField("by", series.unit().code());
        Json.period(out, "period", series.period());
        out.writeArrayFieldStart("pieces");
        for (Period piece : series.pieces()) {
            out.writeStartObject();
            out.writeStringField("from", piece.from().toString());
            out.writeStringField("to", piece.to().toString());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("figures");
        for (Passage.Row row : series.rows()) {
            out.writeStartObject();
            out.writeStringField("figure", row.whole().id());
            out.writeStringField("unit", row.whole().unit());
            out.writeStringField("nature", row.nature().name().toLowerCase(Locale.ROOT));
            out.writeArrayFieldStart("values");
            for (Figure value : row.values()) {
                out.writeStartObject();
                Json.number(out, "value", value.value());
                if (value.atMost() != null) {
                    Json.number(out, "atMost", value.atMost());
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            Json.number(out, "rest", row.rest());
            Json.number(out, "whole", row.whole().value());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void comparisons(Passage.Comparisons comparisons) throws IOException {
        Json.period(out, "period", comparisons.period());
        Json.period(out, "with", comparisons.other());
        out.writeArrayFieldStart("figures");
        for (Contrast row : comparisons.rows()) {
            out.writeStartObject();
            out.writeStringField("figure", row.figure().id());
            out.writeStringField("unit", row.figure().unit());
            Json.number(out, "value", row.figure().value());
            Json.number(out, "other", row.other().value());
            Json.number(out, "change", row.change());
            out.writeBooleanField("perMonth", row.isPerMonth());
            Json.number(out, "relative", row.relative());
            Contrast.Unsaid why = row.unsaid();
            if (why != null) {
                out.writeStringField(
                        "noRelative", why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void gap(Passage.Gap gap) throws IOException {
        out.writeStringField("figure", gap.figure().id());
        when(gap.figure());
        out.writeStringField("gap", gap.code());
        BigDecimal extent = gap.extent();
        if (extent != null) {
            Json.number(out, "extent", extent);
        }
    }

    private void when(Figure figure) throws IOException {
        switch (figure.kind()) {
            case FLOW -> Json.period(out, "period", figure.period());
            case STOCK -> out.writeStringField("at", figure.period().to().toString());
        }
    }
}

package org.palermo.reports.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Merge;
import org.palermo.reports.figures.Question;
import org.palermo.reports.figures.Selection;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.Explanation.Disagreement;
import org.palermo.reports.provenance.Group;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.Item;
import org.palermo.reports.provenance.Reckoning;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.Term;
import org.palermo.reports.statements.Unfinished;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;

/** Writes explanations as JSON for other programs: everything, whatever a reader would be shown of it. */
public final class ExplanationJson {

    private final Wording wording;
    private final Declarations declarations;
    private final FigureLines lines;

    /** A writer whose names and sentences are of the wording's language; everything else is the same in all. */
    public ExplanationJson(Wording wording, Declarations declarations) {
        this.wording = wording;
        this.declarations = declarations;
        this.lines = new FigureLines(wording, FigureTexts.of(declarations));
    }

    /** All declared figures. */
    public String list() {
        return Json.text(out -> {
            out.writeArrayFieldStart("figures");
            for (FigureDeclaration figure : declarations.figures()) {
                out.writeStartObject();
                declaration(out, figure);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /**
     * One explanation, with the histories of all its records.
     *
     * @param printed when it was computed
     */
    public String write(Explanation explanation, Instant printed) {
        return Json.text(out -> {
            Question question = explanation.trace().question();
            Figure figure = explanation.figure();
            boolean demonstration = figure.evidence().containsKey("illustrative");
            out.writeBooleanField("demonstration", demonstration);
            out.writeStringField("notice", demonstration ? wording.messages().text("notice.demonstration") : null);
            declaration(out, explanation.trace().declaration());
            Json.period(out, "period", figure.period());
            out.writeStringField("programme", question.programme());
            out.writeStringField(
                    "knownOn",
                    question.knownOn() == null ? null : question.knownOn().toString());
            UnfinishedWords.write(out, Unfinished.of(figure.period().to(), question.knownOn(), printed), wording);
            value(out, figure);
            check(out, explanation);
            out.writeArrayFieldStart("operands");
            for (Term term : explanation.terms()) {
                term(out, term);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("merged");
            for (Merge merge : explanation.trace().merges()) {
                out.writeStartObject();
                out.writeStringField("type", merge.type());
                out.writeStringField("alias", merge.alias());
                out.writeStringField("into", merge.into());
                out.writeStringField("reason", merge.reason());
                out.writeStringField("record", merge.record());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("records");
            for (Map.Entry<RecordId, History> entry : explanation.histories().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .toList()) {
                out.writeStartObject();
                HistoryJson.fields(out, entry.getValue());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private void declaration(JsonGenerator out, FigureDeclaration figure) throws IOException {
        String language = wording.language().tag();
        out.writeStringField("id", figure.id());
        out.writeStringField("name", wording.typeset(figure.name().in(language)));
        out.writeStringField("kind", Json.code(figure.kind()));
        out.writeStringField("unit", figure.unit());
        out.writeStringField("operation", Json.code(figure.operation()).replace('_', '-'));
        out.writeStringField("definition", wording.typeset(figure.definition().in(language)));
        out.writeStringField("paragraph", figure.source());
    }

    private void value(JsonGenerator out, Figure figure) throws IOException {
        Json.number(out, "value", figure.value());
        BigDecimal value = figure.value();
        if (figure.unit().equals("USD") && value != null) {
            Json.amount(out, value);
        }
        out.writeStringField("absent", figure.absent());
        Json.number(out, "atMost", figure.atMost());
        out.writeStringField("sentence", lines.sentence(figure));
        out.writeObjectFieldStart("evidence");
        for (Map.Entry<String, BigDecimal> entry : figure.evidence().entrySet()) {
            Json.number(out, entry.getKey(), entry.getValue());
        }
        out.writeEndObject();
        strings(out, "members", figure.members());
        out.writeArrayFieldStart("parts");
        for (Figure.Part part : figure.parts()) {
            out.writeStartObject();
            out.writeStringField("key", part.key());
            Json.number(out, "value", part.value());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("readFrom", Json.code(figure.source()));
    }

    private static void check(JsonGenerator out, Explanation explanation) throws IOException {
        Reckoning reckoning = explanation.reckoning();
        out.writeObjectFieldStart("check");
        Json.number(out, "value", reckoning.value());
        Json.number(out, "atMost", reckoning.atMost());
        if (reckoning instanceof Reckoning.PerYear perYear) {
            out.writeStringField("firstDay", text(perYear.firstDay()));
            out.writeNumberField("days", perYear.days());
        }
        out.writeBooleanField("agrees", explanation.disagreements().isEmpty());
        strings(
                out,
                "differs",
                explanation.disagreements().stream()
                        .map((Disagreement disagreement) -> Json.code(disagreement))
                        .toList());
        out.writeEndObject();
    }

    private static void term(JsonGenerator out, Term term) throws IOException {
        Selection selection = term.selection();
        out.writeStartObject();
        out.writeStringField("role", Json.code(term.role()));
        out.writeStringField("account", selection.account());
        out.writeBooleanField("ofProgramme", selection.ofProgramme());
        strings(out, "categoryIn", selection.categoryIn());
        strings(out, "categoryNotIn", selection.categoryNotIn());
        strings(out, "partyIn", selection.partyIn());
        out.writeBooleanField("countriesOnly", selection.countriesOnly());
        out.writeNumberField("sum", term.sum());
        out.writeNumberField("doubtfulSum", term.doubtfulSum());
        items(out, "counted", term.counted());
        items(out, "doubtful", term.doubtful());
        out.writeArrayFieldStart("groups");
        for (Group group : term.groups()) {
            out.writeStartObject();
            out.writeStringField("key", group.key());
            out.writeStringField("standing", Json.code(group.standing()));
            out.writeNumberField("sum", group.sum());
            records(out, "counted", group.counted());
            records(out, "doubtful", group.doubtful());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void items(JsonGenerator out, String name, List<Item> items) throws IOException {
        out.writeArrayFieldStart(name);
        long running = 0;
        for (Item item : items) {
            running = Math.addExact(running, item.sum());
            out.writeStartObject();
            out.writeStringField("kind", item.record().kind());
            out.writeStringField("id", item.record().id());
            out.writeNumberField("sum", item.sum());
            out.writeNumberField("runningTotal", running);
            out.writeArrayFieldStart("lines");
            for (Item.Line line : item.lines()) {
                out.writeStartObject();
                out.writeBooleanField("negation", line.negation());
                HistoryJson.posting(out, line.posting());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void records(JsonGenerator out, String name, List<Item> items) throws IOException {
        out.writeArrayFieldStart(name);
        for (Item item : items) {
            out.writeStartObject();
            out.writeStringField("kind", item.record().kind());
            out.writeStringField("id", item.record().id());
            out.writeNumberField("sum", item.sum());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void strings(JsonGenerator out, String name, List<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

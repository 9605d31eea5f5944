package org.palermo.reports.write;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Identities;
import org.palermo.reports.figures.Merge;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.Explanation.Disagreement;
import org.palermo.reports.provenance.Reckoning;
import org.palermo.reports.provenance.Shown;
import org.palermo.reports.provenance.Term;
import org.palermo.reports.statements.Unfinished;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;

/** Turns explanations into documents of one language: what a figure means, how it adds up, and what it rests on. */
public final class ExplanationDocuments {

    private final Wording wording;
    private final Messages messages;
    private final Declarations declarations;
    private final FigureLines lines;
    private final ReckoningBlocks reckonings;
    private final TermTables tables;
    private final SelectionWords selections;

    public ExplanationDocuments(Wording wording, Declarations declarations) {
        this.wording = wording;
        this.messages = wording.messages();
        this.declarations = declarations;
        this.lines = new FigureLines(wording, FigureTexts.of(declarations));
        this.selections = new SelectionWords(wording, declarations);
        this.tables = new TermTables(wording, selections);
        this.reckonings = new ReckoningBlocks(wording, selections);
    }

    /** All declared figures, a line each. */
    public Document list() {
        List<Table.Row> rows = declarations.figures().stream()
                .map(figure -> Table.Row.of(
                        new Table.Text(figure.id()),
                        new Table.Text(name(figure)),
                        new Table.Text(messages.text("explain.kind." + Json.code(figure.kind())))))
                .toList();
        Table table = new Table(
                messages.text("explain.figures"),
                List.of(
                        new Table.Column(messages.text("term.figure"), Table.Type.TEXT),
                        new Table.Column(messages.text("explain.name"), Table.Type.TEXT),
                        new Table.Column(messages.text("explain.counts"), Table.Type.TEXT)),
                rows,
                List.of());
        return new Document(
                wording, messages.text("explain.figures.title"), null, List.of(), List.of(new Document.Tabular(table)));
    }

    /**
     * One explanation.
     *
     * @param shown which records are shown
     * @param printed when it was computed
     */
    public Document of(Explanation explanation, Shown shown, Instant printed) {
        Figure figure = explanation.figure();
        FigureDeclaration declaration = explanation.trace().declaration();
        boolean demonstration = figure.evidence().containsKey("illustrative");
        List<Block> blocks = new ArrayList<>();
        for (Disagreement disagreement : explanation.disagreements()) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "explain.differs." + Json.code(disagreement),
                            Map.of(
                                    "figure", reckonings.value(figure, figure.value()),
                                    "lines",
                                            reckonings.value(
                                                    figure,
                                                    explanation.reckoning().value()))),
                    true));
        }
        if (demonstration) {
            blocks.add(new Document.Paragraph(messages.text("notice.demonstration.why"), false));
        }
        Unfinished.of(figure.period().to(), explanation.trace().question().knownOn(), printed)
                .ifPresent(unfinished ->
                        blocks.add(new Document.Paragraph(UnfinishedWords.of(unfinished, wording), false)));
        blocks.add(new Document.Heading("adds-up", messages.text("explain.adds-up")));
        blocks.addAll(tables.counted(explanation, shown));
        blocks.addAll(reckonings.of(explanation));
        breakdown(explanation, shown, blocks);
        doubtful(explanation, shown, blocks);
        merges(explanation, blocks);
        blocks.addAll(tables.records(explanation, shown));
        return new Document(
                wording,
                figure.value() == null
                        ? name(declaration)
                        : wording.labelled(name(declaration), reckonings.value(figure, figure.value())),
                demonstration ? messages.text("notice.demonstration") : null,
                facts(explanation, printed),
                List.copyOf(blocks));
    }

    private String name(FigureDeclaration declaration) {
        return wording.typeset(declaration.name().in(wording.language().tag()));
    }

    private List<Document.Fact> facts(Explanation explanation, Instant printed) {
        Figure figure = explanation.figure();
        FigureDeclaration declaration = explanation.trace().declaration();
        List<Document.Fact> facts = new ArrayList<>();
        facts.add(fact("explain.sentence", lines.sentence(figure)));
        if (figure.atMost() != null) {
            facts.add(fact("term.at-most", reckonings.value(figure, figure.atMost())));
        }
        facts.add(fact(
                "term.definition",
                wording.typeset(declaration.definition().in(wording.language().tag()))));
        facts.add(fact("explain.operation", messages.text("explain.operation." + Json.code(declaration.operation()))));
        facts.add(fact(
                "explain.selects",
                selections.all(declaration, explanation.trace().question())));
        facts.add(fact("explain.unit", selections.unit(declaration.unit())));
        facts.add(fact(
                figure.kind() == Figure.Kind.FLOW ? "term.period" : "explain.reporting-date",
                figure.kind() == Figure.Kind.FLOW
                        ? wording.period(figure.period())
                        : wording.date(figure.period().to())));
        if (declaration.selections().stream().anyMatch(selection -> selection.ofProgramme())) {
            facts.add(fact(
                    "term.programme",
                    CodeNames.in(wording)
                            .programme(explanation.trace().question().programme())));
        }
        LocalDate knownOn = explanation.trace().question().knownOn();
        if (knownOn != null) {
            facts.add(fact("term.known-on", wording.date(knownOn)));
        }
        List<String> evidence =
                lines.evidence(figure).stream().map(Document.Evidence::label).toList();
        if (!evidence.isEmpty()) {
            facts.add(fact("term.evidence", wording.joined(evidence)));
        }
        facts.add(fact(
                "explain.paragraph",
                messages.text("published.para", Map.of("paragraph", wording.paragraph(declaration.source())))));
        facts.add(fact("term.printed", wording.date(LocalDate.ofInstant(printed, ZoneOffset.UTC))));
        return List.copyOf(facts);
    }

    private Document.Fact fact(String term, String text) {
        return new Document.Fact(messages.text(term), text);
    }

    private void breakdown(Explanation explanation, Shown shown, List<Block> blocks) {
        for (Term term : explanation.terms()) {
            if (term.role() == Term.Role.BREAKDOWN) {
                blocks.add(new Document.Heading("breakdown", messages.text("explain.breakdown")));
                blocks.add(new Document.Tabular(tables.parts(explanation, term, shown)));
            }
        }
    }

    /** Who is counted as whom, and why: records name the alias, the figure does not. */
    private void merges(Explanation explanation, List<Block> blocks) {
        List<Merge> merges = explanation.trace().merges();
        if (merges.isEmpty()) {
            return;
        }
        blocks.add(new Document.Heading("merged", messages.text("explain.merged")));
        for (List<String> ring : Identities.of(merges).rings()) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "explain.merged.ring", Map.of("ring", wording.joined(ring), "first", ring.getFirst())),
                    true));
        }
        List<Table.Row> rows = merges.stream()
                .map(merge -> Table.Row.of(
                        new Table.Text(merge.alias()),
                        new Table.Text(merge.into()),
                        new Table.Text(merge.reason()),
                        new Table.Text(merge.record())))
                .toList();
        blocks.add(new Document.Tabular(new Table(
                messages.text("explain.merged.caption"),
                List.of(
                        new Table.Column(messages.text("explain.merged.alias"), Table.Type.TEXT),
                        new Table.Column(messages.text("explain.merged.into"), Table.Type.TEXT),
                        new Table.Column(messages.text("explain.merged.reason"), Table.Type.TEXT),
                        new Table.Column(messages.text("explain.record"), Table.Type.TEXT)),
                rows,
                List.of())));
    }

    /** What the bound adds to the value, and why it is not in it. */
    private void doubtful(Explanation explanation, Shown shown, List<Block> blocks) {
        Figure figure = explanation.figure();
        List<Block> tabular = tables.doubtful(explanation, shown);
        if (tabular.isEmpty()) {
            return;
        }
        blocks.add(new Document.Heading("at-most", messages.text("explain.doubtful")));
        blocks.add(new Document.Paragraph(messages.text("explain.doubtful.why." + Json.code(figure.kind())), false));
        blocks.addAll(tabular);
        BigDecimal atMost = figure.atMost();
        if (atMost == null) {
            blocks.add(new Document.Paragraph(messages.text("explain.doubtful.nothing"), false));
        } else {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            bound(explanation.reckoning()),
                            Map.of(
                                    "value", reckonings.value(figure, figure.value()),
                                    "most", reckonings.value(figure, atMost))),
                    false));
        }
    }

    private static String bound(Reckoning reckoning) {
        return switch (reckoning) {
            case Reckoning.Difference _ -> "explain.doubtful.difference";
            case Reckoning.Share _ -> "explain.doubtful.share";
            case Reckoning.Total _, Reckoning.Members _, Reckoning.Mean _, Reckoning.PerYear _, Reckoning.Nothing _ ->
                "explain.doubtful.most";
        };
    }
}

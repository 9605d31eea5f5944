package org.palermo.reports.templates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.FigureSource;
import org.palermo.reports.statements.FundSource;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.statements.PublishedValues;
import org.palermo.reports.statements.Report;

/** Makes a report by a template: asks for all its figures at once, and lays beside them what a document published. */
public final class ReportBuilder {

    private final Template template;
    private final Declarations declarations;
    private final FigureSource source;
    private final FundSource fund;

    /**
     * @param declarations that the template was read with
     * @param source of the figures
     * @param fund of the fund's statement; asked only by a template that has it
     */
    public ReportBuilder(Template template, Declarations declarations, FigureSource source, FundSource fund) {
        this.template = template;
        this.declarations = declarations;
        this.source = source;
        this.fund = fund;
    }

    /**
     * What {@link #build} will ask its source of figures for, as one and in this order, for who wants to read ahead.
     *
     * @throws IllegalArgumentException if the published values speak of another period or programme
     */
    public static List<Ask> asks(
            Template template, Declarations declarations, Question question, @Nullable PublishedValues published) {
        PassagePlans plans = plans(template, declarations, question, published);
        template.sections().forEach(section -> section.blocks().forEach(plans::plan));
        return plans.asks();
    }

    private static PassagePlans plans(
            Template template, Declarations declarations, Question question, @Nullable PublishedValues published) {
        if (published != null && !published.speaksOf(question)) {
            throw new IllegalArgumentException("the published values speak of " + published.programme() + ", "
                    + published.period().from() + " to " + published.period().to() + ", the report of "
                    + question.programme() + ", " + question.period().from() + " to "
                    + question.period().to());
        }
        return new PassagePlans(declarations, question, new Beside(template, question, published));
    }

    /**
     * Builds the report.
     *
     * @param question period, programme and day of knowledge of all lines, except those that have a time of their own, by
     *     the template or by what was published
     * @param published values to lay beside the figures, null for none
     * @param printed when the report is computed
     * @throws IllegalArgumentException if the published values speak of another period or programme
     */
    public Report build(Question question, @Nullable PublishedValues published, Instant printed) {
        PassagePlans plans = plans(template, declarations, question, published);
        Map<Template.Section, List<PassagePlans.Planned>> planned = new LinkedHashMap<>();
        for (Template.Section section : template.sections()) {
            planned.put(section, section.blocks().stream().map(plans::plan).toList());
        }
        Map<Ask, Figure> answers = source.computeAll(plans.asks());
        Answers all = new Answers(answers, fund);
        List<Report.Section> sections = new ArrayList<>();
        planned.forEach((section, blocks) -> {
            List<Passage> passages = new ArrayList<>();
            blocks.forEach(block -> passages.addAll(block.of(all)));
            sections.add(new Report.Section(section.id(), section.heading(), List.copyOf(passages)));
        });
        return new Report(
                new Report.Plan(template.name(), template.title(), template.pages(), template.text()),
                question,
                List.copyOf(sections),
                published == null ? null : published.document(),
                all.isDemonstration(),
                printed);
    }

    /** What was answered. */
    static final class Answers {

        private final Map<Ask, Figure> figures;
        private final FundSource fund;
        private boolean demonstration;

        Answers(Map<Ask, Figure> figures, FundSource fund) {
            this.figures = figures;
            this.fund = fund;
            this.demonstration = figures.values().stream().anyMatch(Answers::isIllustrative);
        }

        Figure figure(Ask ask) {
            Figure figure = figures.get(ask);
            if (figure == null) {
                throw new IllegalStateException("no answer for the figure " + ask.figure());
            }
            return figure;
        }

        Passage.Fund fund(java.time.LocalDate day) {
            Passage.Fund passage = new Passage.Fund(fund.at(day));
            demonstration |= passage.statement().demonstration();
            return passage;
        }

        boolean isDemonstration() {
            return demonstration;
        }

        private static boolean isIllustrative(Figure figure) {
            var quantity = figure.evidence().get("illustrative");
            return quantity != null && quantity.signum() != 0;
        }
    }
}

package org.palermo.reports.templates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.Comparison;
import org.palermo.reports.statements.Published;
import org.palermo.reports.statements.PublishedValues;

/**
 * What was published beside the lines of a report. A line takes the time of what was published, unless the template
 * writes a time of its own in dates, or has the figure more than once; then values stand beside it where the times agree.
 */
final class Beside {

    private final Question question;
    private final @Nullable PublishedValues published;
    private final Map<String, Integer> lines = new HashMap<>();

    Beside(Template template, Question question, @Nullable PublishedValues published) {
        this.question = question;
        this.published = published;
        for (Template.Section section : template.sections()) {
            for (Template.Block block : section.blocks()) {
                if (block instanceof Template.Figures figures) {
                    figures.items().forEach(item -> lines.merge(item.figure(), 1, Integer::sum));
                }
            }
        }
    }

    /** The period of a line; null where the template's words make none in this report. */
    @Nullable
    Period period(Template.Item item) {
        When when = item.when();
        boolean givesWay = (when == null || !when.isDated()) && lines.getOrDefault(item.figure(), 0) == 1;
        if (published != null && givesWay && !published.of(item.figure()).isEmpty()) {
            Period own = published.ownPeriod(item.figure());
            return own == null ? question.period() : own;
        }
        return when == null ? question.period() : when.in(question.period());
    }

    /** The published values of the same time as the figure. */
    List<Comparison> of(Figure figure) {
        return published == null
                ? List.of()
                : published.of(figure.id()).stream()
                        .filter(value -> isOfTheSameTime(figure, value))
                        .map(value -> Comparison.of(figure, value))
                        .toList();
    }

    /** A figure that is itself over a part of its period, as the last full year, was published as such. */
    private boolean isOfTheSameTime(Figure figure, Published value) {
        if (lines.getOrDefault(figure.id(), 0) == 1 && value.period() == null) {
            return true;
        }
        Period stated = value.period() == null ? question.period() : value.period();
        return switch (figure.kind()) {
            case FLOW -> figure.period().equals(stated);
            case STOCK -> figure.period().to().equals(stated.to());
        };
    }
}

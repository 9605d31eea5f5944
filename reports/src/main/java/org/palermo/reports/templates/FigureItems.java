package org.palermo.reports.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.LocatedYaml;
import org.palermo.reports.statements.LocatedYaml.Place;

/** Reads figures, and the times that they are asked over. */
final class FigureItems {

    /** Whose relative periods all exist: dates that end before they begin do so in every report. */
    private static final Period ANY =
            new Period(java.time.LocalDate.of(2014, 10, 1), java.time.LocalDate.of(2016, 4, 30));

    private final Declarations declarations;
    private final List<String> ids;
    private final Values values;

    FigureItems(Declarations declarations, Values values) {
        this.declarations = declarations;
        this.ids = declarations.figures().stream().map(FigureDeclaration::id).toList();
        this.values = values;
    }

    /** A figure; null, and told, where there is none of that name. */
    @Nullable
    FigureDeclaration figure(@Nullable LocatedYaml value) {
        String id = values.text(value);
        return value == null || id == null ? null : figure(id.strip(), value.place());
    }

    private @Nullable FigureDeclaration figure(String id, Place place) {
        if (!declarations.has(id)) {
            values.unknown(place, Finding.Rule.UNKNOWN_FIGURE, id, ids);
            return null;
        }
        return declarations.figure(id);
    }

    /** Several figures, or one. */
    List<FigureDeclaration> figures(@Nullable LocatedYaml value) {
        List<FigureDeclaration> figures = new ArrayList<>();
        for (LocatedYaml item : values.oneOrMore(value)) {
            FigureDeclaration figure = figure(item);
            if (figure != null && figures.contains(figure)) {
                values.add(item.place(), Finding.Rule.FIGURE_TWICE, "value", figure.id());
            } else if (figure != null) {
                figures.add(figure);
            }
        }
        return figures;
    }

    /** Figures with times of their own, where they have them; else the passage's. */
    List<Template.Item> items(@Nullable LocatedYaml value, @Nullable When passage) {
        List<Template.Item> items = new ArrayList<>();
        for (LocatedYaml each : values.oneOrMore(value)) {
            Template.Item item = item(each, passage);
            if (item != null && items.contains(item)) {
                values.add(each.place(), Finding.Rule.FIGURE_TWICE, "value", item.figure());
            } else if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private Template.@Nullable Item item(LocatedYaml value, @Nullable When passage) {
        if (!(value instanceof LocatedYaml.Mapping)) {
            FigureDeclaration figure = figure(value);
            return figure == null ? null : item(figure, passage, value.place());
        }
        LocatedYaml.Mapping mapping = values.mapping(value, Grammar.ITEM);
        if (mapping == null) {
            return null;
        }
        When own = when(mapping);
        FigureDeclaration figure = figure(values.required(mapping, Grammar.FIGURE));
        return figure == null ? null : item(figure, own == null ? passage : own, value.place());
    }

    /** A flow has no value at a day. */
    Template.Item item(FigureDeclaration figure, @Nullable When when, Place place) {
        if (when instanceof When.At at && figure.kind() == Figure.Kind.FLOW) {
            values.add(
                    place,
                    Finding.Rule.DAY_OF_FLOW,
                    Map.of("figure", figure.id(), "value", Values.shown(at.written())));
        }
        return new Template.Item(figure.id(), when);
    }

    /** A figure as a sentence names it: {@code activities}, {@code fund.received@2015}. */
    Template.@Nullable Item named(String key, @Nullable When passage, Place place) {
        String[] parts = key.split("@", 2);
        FigureDeclaration figure = figure(parts[0].strip(), place);
        if (figure == null) {
            return null;
        }
        if (parts.length == 1) {
            return item(figure, passage, place);
        }
        When when = When.period(parts[1]).or(() -> When.at(parts[1])).orElse(null);
        if (when == null) {
            noPeriod(place, parts[1]);
            return null;
        }
        backwards(when, place);
        return item(figure, when, place);
    }

    /** The time of a passage or a figure: a period or a day, not both. */
    @Nullable
    When when(LocatedYaml.Mapping mapping) {
        LocatedYaml period = mapping.values().get(Grammar.PERIOD);
        LocatedYaml at = mapping.values().get(Grammar.AT);
        if (period != null && at != null) {
            values.add(mapping.keys().getOrDefault(Grammar.AT, at.place()), Finding.Rule.DAY_AND_PERIOD, Map.of());
        }
        return period == null ? day(at) : period(period);
    }

    @Nullable
    When period(@Nullable LocatedYaml value) {
        String written = values.text(value);
        if (value == null || written == null) {
            return null;
        }
        When when = When.period(written).orElse(null);
        if (when == null) {
            noPeriod(value.place(), written);
        } else {
            backwards(when, value.place());
        }
        return when;
    }

    private void noPeriod(Place place, String written) {
        values.unknown(place, Finding.Rule.NO_PERIOD, written.strip(), When.periodNames());
    }

    @Nullable
    When day(@Nullable LocatedYaml value) {
        String written = values.text(value);
        if (value == null || written == null) {
            return null;
        }
        When when = When.at(written).orElse(null);
        if (when == null) {
            values.unknown(value.place(), Finding.Rule.NO_DAY, written.strip(), When.dayNames());
        }
        return when;
    }

    private void backwards(When when, Place place) {
        if (when.isDated() && when.in(ANY) == null) {
            values.add(place, Finding.Rule.BACKWARDS, "value", when.written());
        }
    }
}

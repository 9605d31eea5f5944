package org.palermo.reports.templates;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Operation;
import org.palermo.reports.statements.Calendar;
import org.palermo.reports.statements.LocatedYaml;
import org.palermo.reports.statements.OwnWords;
import org.palermo.reports.statements.Passage.Drawing;

/** Reads the passages of a section. */
final class Passages {

    private static final int ALL = 1000;
    private static final List<String> DRAWINGS = List.of("bar", "line");

    private final Values values;
    private final FigureItems figures;
    private final List<String> dimensions;
    private boolean hasFund;

    Passages(Declarations declarations, Values values) {
        this.values = values;
        this.figures = new FigureItems(declarations, values);
        Set<String> known = new LinkedHashSet<>();
        declarations
                .figures()
                .forEach(figure -> known.addAll(figure.breakdowns().keySet()));
        for (Calendar unit : Calendar.values()) {
            known.add(unit.code());
        }
        this.dimensions = List.copyOf(known);
    }

    /** One passage; null, and told, where it is none. */
    Template.@Nullable Block block(LocatedYaml value) {
        if (value instanceof LocatedYaml.Scalar scalar) {
            return bare(scalar);
        }
        if (!(value instanceof LocatedYaml.Mapping mapping)) {
            values.unknown(value.place(), Finding.Rule.NO_PASSAGE, "- ...", Grammar.PASSAGE_NAMES);
            return null;
        }
        List<String> named = mapping.values().keySet().stream()
                .filter(Grammar.PASSAGES::containsKey)
                .toList();
        if (named.isEmpty()) {
            noPassage(mapping);
            return null;
        }
        if (named.size() > 1) {
            values.add(value.place(), Finding.Rule.SEVERAL_PASSAGES, "value", String.join(", ", named));
            return null;
        }
        String name = named.getFirst();
        values.mapping(mapping, Grammar.PASSAGES.getOrDefault(name, List.of()));
        return switch (name) {
            case Grammar.FIGURES ->
                new Template.Figures(figures.items(mapping.values().get(name), figures.when(mapping)));
            case Grammar.TEXT ->
                new TemplateReader.Sentences(values, figures, figures.when(mapping))
                        .read(mapping.values().get(name));
            case Grammar.BREAKDOWN -> breakdown(mapping);
            case Grammar.COMPARE -> comparisons(mapping);
            case Grammar.FUND -> fund(mapping, figures.day(mapping.values().get(name)));
            default -> new Template.Gaps();
        };
    }

    /** Passages that need nothing said: {@code - fund}. */
    private Template.@Nullable Block bare(LocatedYaml.Scalar scalar) {
        return switch (scalar.value().strip()) {
            case Grammar.FUND -> fund(scalar, null);
            case Grammar.GAPS -> new Template.Gaps();
            default -> {
                values.unknown(scalar.place(), Finding.Rule.NO_PASSAGE, scalar.value(), Grammar.PASSAGE_NAMES);
                yield null;
            }
        };
    }

    /** A key that is nearly one that names a passage was meant for it. */
    private void noPassage(LocatedYaml.Mapping mapping) {
        for (String key : mapping.values().keySet()) {
            if (!Names.nearest(key, Grammar.PASSAGE_NAMES).isEmpty()) {
                values.unknown(
                        mapping.keys().getOrDefault(key, mapping.place()),
                        Finding.Rule.NO_PASSAGE,
                        key,
                        Grammar.PASSAGE_NAMES);
                return;
            }
        }
        values.unknown(
                mapping.place(),
                Finding.Rule.NO_PASSAGE,
                String.join(", ", mapping.values().keySet()),
                Grammar.PASSAGE_NAMES);
    }

    private Template.Block fund(LocatedYaml value, @Nullable When at) {
        if (hasFund) {
            values.add(value.place(), Finding.Rule.FUND_TWICE, Map.of());
        }
        hasFund = true;
        return new Template.Fund(at);
    }

    // ---- breakdowns ---------------------------------------------------------------------------------------------

    private Template.@Nullable Block breakdown(LocatedYaml.Mapping mapping) {
        List<FigureDeclaration> named = figures.figures(mapping.values().get(Grammar.BREAKDOWN));
        OwnWords title = values.words(mapping.values().get(Grammar.TITLE));
        When when = figures.when(mapping);
        int most = values.number(mapping.values().get(Grammar.MOST), ALL);
        boolean totals = values.flag(mapping.values().get(Grammar.TOTALS), true);
        boolean change = values.flag(mapping.values().get(Grammar.CHANGE), false);
        Drawing drawn = drawing(mapping.values().get(Grammar.CHART));
        LocatedYaml written = values.required(mapping, Grammar.BY);
        String by = values.text(written);
        if (written == null || by == null) {
            return null;
        }
        if (!dimensions.contains(by)) {
            values.unknown(written.place(), Finding.Rule.UNKNOWN_BREAKDOWN, by, dimensions);
            return null;
        }
        Optional<Calendar> unit = unit(by);
        if (unit.isPresent()) {
            requireFullYears(named, unit.get(), written);
            named.forEach(figure -> figures.item(figure, when, mapping.place()));
            requireOneUnit(named, drawn, mapping);
            List<String> ids = named.stream().map(FigureDeclaration::id).toList();
            return new Template.Series(ids, unit.get(), when, title, totals, change, drawn);
        }
        return parts(mapping, named, by, written, new Shape(when, title, most, drawn));
    }

    /** What a breakdown in parts is shown with. */
    private record Shape(
            @Nullable When when,
            @Nullable OwnWords title,
            int most,
            @Nullable Drawing drawn) {}

    private Template.@Nullable Block parts(
            LocatedYaml.Mapping mapping, List<FigureDeclaration> named, String by, LocatedYaml written, Shape shape) {
        if (named.size() > 1) {
            values.add(written.place(), Finding.Rule.SEVERAL_BY_PARTS, "value", by);
        }
        for (FigureDeclaration figure : named) {
            if (!figure.breakdowns().containsKey(by)) {
                values.add(
                        written.place(),
                        Finding.Rule.NOT_KEPT_BY,
                        Map.of("figure", figure.id(), "value", by, "known", keptBy(figure)));
            }
        }
        if (shape.drawn() == Drawing.LINE) {
            lineOfParts(mapping);
        }
        if (named.isEmpty()) {
            return null;
        }
        Template.Item item = figures.item(named.getFirst(), shape.when(), mapping.place());
        return new Template.Parts(item, by, shape.title(), shape.most(), shape.drawn());
    }

    private static String keptBy(FigureDeclaration figure) {
        List<String> all = new ArrayList<>(figure.breakdowns().keySet());
        for (Calendar unit : Calendar.values()) {
            if (unit == Calendar.YEAR || !needsFullYears(figure)) {
                all.add(unit.code());
            }
        }
        return String.join(", ", all);
    }

    private void requireFullYears(List<FigureDeclaration> named, Calendar unit, LocatedYaml written) {
        for (FigureDeclaration figure : named) {
            if (unit != Calendar.YEAR && needsFullYears(figure)) {
                values.add(
                        written.place(),
                        Finding.Rule.NEEDS_FULL_YEARS,
                        Map.of("figure", figure.id(), "value", unit.code()));
            }
        }
    }

    private static boolean needsFullYears(FigureDeclaration figure) {
        return figure.operation() == Operation.SUM_OF_LAST_FULL_YEAR
                || figure.operation() == Operation.MEAN_OF_FULL_YEARS;
    }

    private static Optional<Calendar> unit(String by) {
        for (Calendar unit : Calendar.values()) {
            if (unit.code().equals(by)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    // ---- comparisons --------------------------------------------------------------------------------------------

    private Template.Block comparisons(LocatedYaml.Mapping mapping) {
        List<FigureDeclaration> named = figures.figures(mapping.values().get(Grammar.COMPARE));
        OwnWords title = values.words(mapping.values().get(Grammar.TITLE));
        When own = figures.period(mapping.values().get(Grammar.PERIOD));
        When with = figures.period(mapping.values().get(Grammar.WITH));
        When first = own == null ? new When.Named(When.Relative.PERIOD) : own;
        When other = with == null ? new When.Named(When.Relative.PREVIOUS_PERIOD) : with;
        if (first.written().equals(other.written())) {
            values.add(mapping.place(), Finding.Rule.SAME_PERIOD, "value", first.written());
        }
        Drawing drawn = drawing(mapping.values().get(Grammar.CHART));
        if (drawn == Drawing.LINE) {
            lineOfParts(mapping);
        }
        requireOneUnit(named, drawn, mapping);
        return new Template.Comparisons(
                named.stream().map(FigureDeclaration::id).toList(), first, other, title, drawn);
    }

    // ---- charts -------------------------------------------------------------------------------------------------

    private @Nullable Drawing drawing(@Nullable LocatedYaml value) {
        String written = values.text(value);
        if (value == null || written == null) {
            return null;
        }
        if (!DRAWINGS.contains(written)) {
            values.unknown(value.place(), Finding.Rule.UNKNOWN_CHART, written, DRAWINGS);
            return null;
        }
        return Drawing.valueOf(written.toUpperCase(Locale.ROOT));
    }

    private void lineOfParts(LocatedYaml.Mapping mapping) {
        LocatedYaml chart = mapping.values().get(Grammar.CHART);
        values.add(chart == null ? mapping.place() : chart.place(), Finding.Rule.LINE_OF_PARTS, Map.of());
    }

    /** One scale draws one thing. */
    private void requireOneUnit(List<FigureDeclaration> named, @Nullable Drawing drawn, LocatedYaml.Mapping mapping) {
        List<String> units =
                named.stream().map(FigureDeclaration::unit).distinct().toList();
        if (drawn != null && units.size() > 1) {
            LocatedYaml chart = mapping.values().get(Grammar.CHART);
            values.add(
                    chart == null ? mapping.place() : chart.place(),
                    Finding.Rule.CHART_OF_UNITS,
                    "value",
                    String.join(", ", units));
        }
    }
}

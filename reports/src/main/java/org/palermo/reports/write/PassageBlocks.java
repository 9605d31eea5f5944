package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.statements.Phrase;
import org.palermo.reports.statements.Report;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/** The passages of a report as blocks of a document. */
final class PassageBlocks {

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final FigureTexts texts;
    private final FigureLines lines;
    private final FundBlocks fund;

    PassageBlocks(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.texts = texts;
        this.lines = new FigureLines(wording, texts);
        this.fund = new FundBlocks(wording, texts);
    }

    /** One passage under its section's heading. */
    List<Document.Block> of(Passage passage, String heading, Question question) {
        return switch (passage) {
            case Passage.Figures figures -> List.of(figures(figures, heading));
            case Passage.Paragraph paragraph ->
                List.of(new Document.Paragraph(paragraph(paragraph, question), false, true));
            case Passage.Parts parts -> new PartsBlocks(wording, texts).of(parts);
            case Passage.Series series -> new SeriesBlocks(wording, texts).of(series);
            case Passage.Comparisons comparisons -> new ComparisonBlocks(wording, texts).of(comparisons);
            case Passage.Fund statement -> fund(statement);
            case Passage.Gaps gaps -> gaps(gaps);
            case Passage.NoPeriod none -> List.of(noPeriod(none));
        };
    }

    private Document.Block figures(Passage.Figures figures, String heading) {
        return new Document.Lines(
                messages.text("caption.section", Map.of("section", heading)),
                figures.lines().stream().map(lines::line).toList());
    }

    private List<Document.Block> fund(Passage.Fund passage) {
        List<Document.Block> blocks = new ArrayList<>();
        blocks.add(new Document.Heading(
                "fund-statement",
                messages.text(
                        "heading.fund-statement",
                        Map.of("date", wording.date(passage.statement().at())))));
        blocks.addAll(fund.within(passage.statement()));
        return blocks;
    }

    private Document.Block noPeriod(Passage.NoPeriod none) {
        return new Document.Paragraph(
                none.tooMany()
                        ? messages.text("warning.too-many", Map.of("unit", none.written()))
                        : messages.text("warning.no-period", Map.of("period", none.written())),
                true);
    }

    // ---- sentences ----------------------------------------------------------------------------------------------

    /** What cannot be said with a figure that has no value is not said; why it has none is. */
    private String paragraph(Passage.Paragraph paragraph, Question question) {
        Phrase phrase = paragraph.texts().get(language(paragraph.texts()));
        if (phrase == null) {
            return "";
        }
        Optional<Figure> absent = phrase.places().stream()
                .flatMap(place -> Optional.ofNullable(paragraph.values().get(place.key())).stream())
                .filter(figure -> figure.value() == null)
                .findFirst();
        if (absent.isPresent()) {
            return wording.labelled(name(absent.get()), lines.sentence(absent.get()));
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Phrase.Place place : phrase.places()) {
            Figure figure = paragraph.values().get(place.key());
            arguments.put(
                    place.argument(), figure == null ? ofReport(place.key(), question) : value(figure, place.form()));
        }
        return wording.capitalized(wording.typeset(messages.format(phrase.pattern(), arguments)));
    }

    private Language language(Map<Language, Phrase> written) {
        Language asked = wording.language();
        if (written.containsKey(asked)) {
            return asked;
        }
        return written.containsKey(Language.EN)
                ? Language.EN
                : written.keySet().stream().findFirst().orElse(asked);
    }

    private String ofReport(String key, Question question) {
        return switch (key) {
            case "from" -> wording.date(question.period().from());
            case "to" -> wording.date(question.period().to());
            case "programme" -> codes.programme(question.programme());
            default -> wording.period(question.period());
        };
    }

    private Object value(Figure figure, Phrase.Form form) {
        BigDecimal value = figure.value() == null ? BigDecimal.ZERO : figure.value();
        boolean money = figure.unit().equals("USD");
        BigDecimal stated = money ? value.movePointLeft(2) : value;
        return switch (form) {
            case PLURAL -> stated;
            case NUMBER -> money ? wording.cents(value) : wording.number(stated);
            case SENTENCE -> lines.sentence(figure);
            case NAME -> name(figure);
            case WHEN -> wording.when(figure.kind(), figure.period());
            case WORDS -> words(figure.unit(), stated, false);
            case FEMININE -> words(figure.unit(), stated, true);
        };
    }

    private String words(String unit, BigDecimal stated, boolean feminine) {
        return switch (Values.type(unit)) {
            case MONEY -> wording.dollars(stated);
            case SHARE -> wording.percent(stated);
            case COUNT, TEXT, DATE -> feminine ? wording.countFeminine(stated) : wording.count(stated);
        };
    }

    private String name(Figure figure) {
        return wording.typeset(texts.of(figure.id(), wording.language()).name());
    }

    // ---- what is missing or doubtful ----------------------------------------------------------------------------

    private List<Document.Block> gaps(Passage.Gaps gaps) {
        if (gaps.gaps().isEmpty()) {
            return List.of(new Document.Paragraph(messages.text("gap.none"), false));
        }
        Map<String, List<Passage.Gap>> byFigure = new LinkedHashMap<>();
        gaps.gaps()
                .forEach(gap -> byFigure.computeIfAbsent(
                                gap.figure().id() + " " + gap.figure().period(), _ -> new ArrayList<>())
                        .add(gap));
        List<Table.Row> rows = new ArrayList<>();
        byFigure.values().forEach(of -> {
            Figure figure = of.getFirst().figure();
            List<String> said = of.stream().map(this::said).distinct().toList();
            rows.add(Table.Row.of(
                    new Table.Text(name(figure), figure.id()),
                    new Table.Text(wording.when(figure.kind(), figure.period())),
                    new Table.Text(wording.running(said))));
        });
        return List.of(new Document.Tabular(new Table(
                "gaps",
                messages.text("caption.gaps"),
                List.of(
                        new Table.Column(messages.text("term.figure"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.period"), Table.Type.TEXT),
                        new Table.Column(messages.text("column.gap"), Table.Type.TEXT)),
                List.copyOf(rows),
                List.of())));
    }

    private String said(Passage.Gap gap) {
        Figure figure = gap.figure();
        BigDecimal extent = gap.extent();
        String value = extent == null ? "" : Values.text(figure.unit(), extent, wording);
        return switch (gap.sort()) {
            case ABSENT, NOTHING -> lines.sentence(figure);
            case DATES -> wording.capitalized(messages.text("gap.dates", Map.of("value", value)));
            case ILLUSTRATIVE, REPORTED, NOT_STATED ->
                messages.text(
                        "gap." + gap.code(),
                        Map.of("extent", extent(gap), "value", value, "whole", Values.text(figure, wording)));
        };
    }

    /** All, some, or (of what is also subtracted) a part that is no part of the value: an argument of the texts. */
    private static String extent(Passage.Gap gap) {
        BigDecimal value = gap.figure().value();
        BigDecimal extent = gap.extent();
        if (value == null || extent == null || extent.compareTo(value) > 0) {
            return "partly";
        }
        return extent.compareTo(value) == 0 ? "all" : "some";
    }

    /** The languages that a report falls back to, because its template is not written in the asked one. */
    static List<Language> fallbacks(Report report, Language asked) {
        List<Language> fallbacks = new ArrayList<>();
        add(fallbacks, report.template().title().standingFor(asked));
        for (Report.Section section : report.sections()) {
            add(fallbacks, section.heading().standingFor(asked));
            for (Passage passage : section.passages()) {
                switch (passage) {
                    case Passage.Parts parts
                    when parts.title() != null -> add(fallbacks, parts.title().standingFor(asked));
                    case Passage.Series series
                    when series.title() != null -> add(fallbacks, series.title().standingFor(asked));
                    case Passage.Comparisons comparisons
                    when comparisons.title() != null ->
                        add(fallbacks, comparisons.title().standingFor(asked));
                    case Passage.Paragraph paragraph
                    when !paragraph.texts().containsKey(asked) ->
                        add(
                                fallbacks,
                                paragraph.texts().containsKey(Language.EN)
                                        ? Language.EN
                                        : paragraph.texts().keySet().iterator().next());
                    case Passage.Parts _,
                            Passage.Series _,
                            Passage.Comparisons _,
                            Passage.Paragraph _,
                            Passage.Figures _,
                            Passage.Fund _,
                            Passage.Gaps _,
                            Passage.NoPeriod _ -> {}
                }
            }
        }
        fallbacks.remove(asked);
        return fallbacks;
    }

    private static void add(List<Language> languages, Language language) {
        if (!languages.contains(language)) {
            languages.add(language);
        }
    }
}

package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Narrowing;
import org.palermo.reports.figures.Period;
import org.palermo.reports.targets.Attainment;
import org.palermo.reports.targets.Target;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Codes;

/** What figures are to reach beside what they have reached: a table for each sort of value. */
final class TargetBlocks {

    /** What a target's category may be a code of: no code stands in two of these lists. */
    private static final List<CodeList> CATEGORIES = List.of(
            Codes.CATEGORY,
            Codes.DONOR_TYPE,
            Codes.INSTRUMENT,
            Codes.CHARGE_TYPE,
            Codes.OUTPUT_TYPE,
            Codes.AGREEMENT_TYPE);

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final FigureTexts texts;

    TargetBlocks(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.texts = texts;
    }

    /**
     * @param section id of the section whose figures they are of
     * @param heading the section's
     */
    List<Document.Block> of(String section, String heading, List<Attainment> targets) {
        Map<Table.Type, List<Attainment>> byType = new LinkedHashMap<>();
        for (Attainment target : targets) {
            byType.computeIfAbsent(type(target), _ -> new ArrayList<>()).add(target);
        }
        List<Document.Block> blocks = new ArrayList<>();
        byType.forEach((type, some) -> blocks.add(new Document.Tabular(table(section, heading, type, some))));
        return blocks;
    }

    private static Table.Type type(Attainment target) {
        Figure actual = target.actual();
        String unit = target.target().unit();
        return Values.type(actual != null ? actual.unit() : unit.equals("percent") ? "share" : unit);
    }

    private Table table(String section, String heading, Table.Type type, List<Attainment> targets) {
        String caption = messages.text("caption.targets", Map.of("section", heading));
        return new Table(
                "targets-" + section + "-" + Json.code(type),
                type == Table.Type.MONEY ? messages.text("caption.in-dollars", Map.of("caption", caption)) : caption,
                List.of(
                        new Table.Column(messages.text("term.figure"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.period"), Table.Type.TEXT),
                        new Table.Column(messages.text("column.target"), type),
                        new Table.Column(messages.text("column.actual"), type),
                        new Table.Column(messages.text("column.attained"), Table.Type.SHARE)),
                targets.stream().map(this::row).toList(),
                targets.stream().map(this::note).toList());
    }

    private Table.Row row(Attainment attainment) {
        Target target = attainment.target();
        Figure actual = attainment.actual();
        Period over = attainment.over();
        String unit = actual == null ? target.unit() : actual.unit();
        BigDecimal share = attainment.share();
        return Table.Row.of(
                new Table.Text(name(target), target.figure()),
                new Table.Text(actual == null || over == null ? "" : wording.when(actual.kind(), over)),
                Values.cell(unit, attainment.goal()),
                isWithheld(actual) ? new Table.Withheld() : Values.cell(unit, attainment.value()),
                isWithheld(actual) ? new Table.Withheld() : share == null ? new Table.Empty() : new Table.Share(share));
    }

    private static boolean isWithheld(@Nullable Figure actual) {
        return actual != null && Figure.WITHHELD.equals(actual.absent());
    }

    /** The figure, and which part of it alone counts. */
    private String name(Target target) {
        String name =
                wording.typeset(texts.of(target.figure(), wording.language()).name());
        Narrowing part = target.part();
        String country = part.country();
        String region = part.region();
        String category = part.category();
        List<String> parts = Stream.of(
                        country == null ? "" : codes.jurisdiction(country).orElse(country),
                        region == null ? "" : codes.region(region),
                        category == null ? "" : category(category))
                .filter(each -> !each.isEmpty())
                .toList();
        return parts.isEmpty() ? name : wording.labelled(name, wording.joined(parts));
    }

    private String category(String code) {
        return CATEGORIES.stream()
                .filter(list -> list.byId(code).isPresent())
                .findFirst()
                .map(list -> codes.of(list, code))
                .orElse(code);
    }

    private String standing(Attainment attainment) {
        Attainment.Problem problem = attainment.problem();
        if (problem != null) {
            return messages.text("target.problem." + Json.code(problem));
        }
        Figure actual = attainment.actual();
        String absent = actual == null ? null : actual.absent();
        if (absent != null) {
            return isWithheld(actual)
                    ? messages.text("withheld")
                    : wording.typeset(texts.absence(absent, wording.language())).replaceFirst("[.。]$", "");
        }
        if (attainment.isReached()) {
            return messages.text("target.reached");
        }
        String end = wording.date(attainment.target().end());
        return switch (attainment.stage()) {
            case TO_COME -> messages.text("target.to-come");
            case RUNNING -> messages.text("target.running", Map.of("date", end));
            case ENDED -> messages.text("target.ended", Map.of("date", end));
        };
    }

    /** Where it is recorded, and how it stands. */
    private String note(Attainment attainment) {
        Target target = attainment.target();
        String evidence = codes.of(Codes.EVIDENCE, target.evidence());
        return messages.text(
                "note.target",
                Map.of(
                        "target",
                        target.id(),
                        "ground",
                        target.source().isEmpty() ? evidence : wording.labelled(evidence, target.source()),
                        "standing",
                        standing(attainment)));
    }
}

package org.palermo.producers.kinds;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.CodeTypes;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.Decimals;
import org.palermo.producers.fields.EndNotBeforeStart;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Jurisdictional;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Rule;
import org.palermo.producers.fields.Texts;
import org.palermo.producers.findings.FindingCode;
import org.palermo.schemas.codes.FigureCode;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Target;
import org.palermo.schemas.event.TargetEvent;
import org.palermo.schemas.values.PartialDate;

/** The register of targets: values that figures are to reach, over a period or by a date (R 72). */
public final class TargetProducer implements Producer {

    private static final Field<FigureCode> FIGURE = Field.required("figure", "chiffre", CodeTypes.figure());
    private static final Field<PartialDate> START = Field.optional("start", "début", Dates.partial());
    private static final Field<PartialDate> END = Field.required("end", "fin", Dates.partial());
    private static final Field<String> PROGRAMME = Field.optional("programme", "programme", Texts.id());
    private static final Field<String> COUNTRY = Field.optional("country", "pays", Jurisdictional.country());
    private static final Field<String> REGION = Field.optional("region", "région", Jurisdictional.region());
    private static final Field<String> CATEGORY = Field.optional("category", "catégorie", Texts.id());
    private static final Field<BigDecimal> VALUE = Field.required("value", "valeur", Decimals.positive());
    private static final Field<String> UNIT = Field.optional("unit", "unité", Texts.id());

    @Override
    public String kind() {
        return "target";
    }

    @Override
    public String register() {
        return "targets";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(FIGURE, START, END, PROGRAMME, COUNTRY, REGION, CATEGORY, VALUE, UNIT);
    }

    @Override
    public List<Rule> rules() {
        return List.of(new EndNotBeforeStart(START, END), TargetProducer::judgePeriod, TargetProducer::judgeUnit);
    }

    /**
     * What happens over time needs its first day; what is so on a day has none. Judged once the end is there, as a row may be
     * filled cell by cell.
     */
    private static void judgePeriod(Reading row) {
        row.find(FIGURE)
                .filter(figure -> figure.flow() && row.find(END).isPresent() && !row.fills(START))
                .ifPresent(figure -> row.report(FindingCode.START_MISSING, START, "", Map.of("figure", figure.id())));
    }

    private static void judgeUnit(Reading row) {
        Optional<FigureCode> figure = row.find(FIGURE);
        Optional<String> unit = row.find(UNIT);
        if (figure.isPresent() && unit.isPresent()) {
            String expected = figure.get().statedUnit();
            if (!unit.get().equals(expected)) {
                row.report(
                        FindingCode.UNIT_MISMATCH,
                        UNIT,
                        unit.get(),
                        Map.of("figure", figure.get().id(), "expected", expected));
            }
        }
    }

    @Override
    public SpecificRecord body(Reading row) {
        FigureCode figure = row.the(FIGURE);
        return Target.newBuilder()
                .setFigure(figure.id())
                .setStart(row.find(START).map(PartialDate::text).orElse(null))
                .setEnd(row.the(END).text())
                .setProgramme(row.orNull(PROGRAMME))
                .setCountry(row.orNull(COUNTRY))
                .setRegion(row.orNull(REGION))
                .setCategory(row.orNull(CATEGORY))
                .setValue(row.the(VALUE).stripTrailingZeros().toPlainString())
                .setUnit(figure.statedUnit())
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new TargetEvent(envelope, body);
    }
}

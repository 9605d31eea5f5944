package org.palermo.producers.kinds;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.CodeTypes;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Lists;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Texts;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Output;
import org.palermo.schemas.event.OutputEvent;
import org.palermo.schemas.values.PartialDate;

/** The register of outputs: tools, studies, publications (R 3 d, 27, 50). */
public final class OutputProducer implements Producer {

    private static final Field<String> TITLE = Field.required("title", "intitulé", Texts.text());
    private static final Field<String> TYPE = Field.required("type", "type", CodeTypes.openCode(Codes.OUTPUT_TYPE));
    private static final Field<PartialDate> DATE = Field.required("date", "date", Dates.partial());
    private static final Field<List<String>> LANGUAGES =
            Field.optional("languages", "langues", Lists.sorted(CodeTypes.language()), List.of());

    @Override
    public String kind() {
        return "output";
    }

    @Override
    public String register() {
        return "outputs";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(TITLE, TYPE, DATE, LANGUAGES);
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Output.newBuilder()
                .setTitle(row.the(TITLE))
                .setType(row.the(TYPE))
                .setDate(row.the(DATE).text())
                .setLanguages(row.the(LANGUAGES))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new OutputEvent(envelope, body);
    }
}

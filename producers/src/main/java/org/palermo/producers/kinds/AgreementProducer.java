package org.palermo.producers.kinds;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.CodeTypes;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.EndNotBeforeStart;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Jurisdictional;
import org.palermo.producers.fields.Lists;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Rule;
import org.palermo.producers.fields.Texts;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.event.Agreement;
import org.palermo.schemas.event.AgreementEvent;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.values.PartialDate;

/** The register of agreements: agreements, strategies, laws and plans supported (R 3 e, 28, 33-40, 52). */
public final class AgreementProducer implements Producer {

    private static final Field<String> TITLE = Field.required("title", "intitulé", Texts.text());
    private static final Field<String> TYPE = Field.required("type", "type", CodeTypes.code(Codes.AGREEMENT_TYPE));
    private static final Field<List<String>> COUNTRIES =
            Field.optional("countries", "pays", Lists.sorted(Jurisdictional.country()), List.of());
    private static final Field<String> REGION = Field.optional("region", "région", Jurisdictional.region());
    private static final Field<PartialDate> DATE = Field.required("date", "date", Dates.partial());
    private static final Field<PartialDate> VALID_FROM = Field.optional("valid_from", "valable_du", Dates.partial());
    private static final Field<PartialDate> VALID_TO = Field.optional("valid_to", "valable_au", Dates.partial());

    @Override
    public String kind() {
        return "agreement";
    }

    @Override
    public String register() {
        return "agreements";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(TITLE, TYPE, COUNTRIES, REGION, DATE, VALID_FROM, VALID_TO);
    }

    @Override
    public List<Rule> rules() {
        return List.of(new EndNotBeforeStart(VALID_FROM, VALID_TO));
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Agreement.newBuilder()
                .setTitle(row.the(TITLE))
                .setType(row.the(TYPE))
                .setCountries(row.the(COUNTRIES))
                .setRegion(row.orNull(REGION))
                .setDate(row.the(DATE).text())
                .setValidFrom(row.find(VALID_FROM).map(PartialDate::text).orElse(null))
                .setValidTo(row.find(VALID_TO).map(PartialDate::text).orElse(null))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new AgreementEvent(envelope, body);
    }
}

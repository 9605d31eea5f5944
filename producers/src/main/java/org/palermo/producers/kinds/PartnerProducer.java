package org.palermo.producers.kinds;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Jurisdictional;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Texts;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.PartnerEvent;
import org.palermo.schemas.event.Partnership;

/** The register of partners: organisations that cooperated (R 67). */
public final class PartnerProducer implements Producer {

    private static final Field<String> ORGANISATION = Field.required("organisation", "organisation", Texts.text());
    private static final Field<String> COUNTRY = Field.optional("country", "pays", Jurisdictional.country());
    private static final Field<List<Integer>> YEARS = Field.required("years", "années", Dates.years());
    private static final Field<String> FIELD = Field.optional("field", "domaine", Texts.text());

    @Override
    public String kind() {
        return "partner";
    }

    @Override
    public String register() {
        return "partners";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(ORGANISATION, COUNTRY, YEARS, FIELD);
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Partnership.newBuilder()
                .setOrganisation(row.the(ORGANISATION))
                .setCountry(row.orNull(COUNTRY))
                .setYears(row.the(YEARS))
                .setField(row.orNull(FIELD))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new PartnerEvent(envelope, body);
    }
}

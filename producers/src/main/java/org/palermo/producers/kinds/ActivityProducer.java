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
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.ActivityEvent;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.values.PartialDate;

/** The register of activities: assistance and normative work (R 3 a-b, 6-29, 31-70). */
public final class ActivityProducer implements Producer {

    private static final Field<String> TITLE = Field.required("title", "intitulé", Texts.text());
    private static final Field<String> PROGRAMME = Field.optional("programme", "programme", Texts.id(), "global");
    private static final Field<String> ROLE = Field.optional("role", "rôle", CodeTypes.code(Codes.ROLE));
    private static final Field<String> CATEGORY =
            Field.required("category", "catégorie", CodeTypes.code(Codes.CATEGORY));
    private static final Field<String> FORMAT = Field.required("format", "forme", CodeTypes.code(Codes.FORMAT));
    private static final Field<String> LEVEL = Field.required("level", "niveau", CodeTypes.code(Codes.LEVEL));
    private static final Field<PartialDate> START = Field.required("start", "début", Dates.partial());
    private static final Field<PartialDate> END = Field.optional("end", "fin", Dates.partial());
    private static final Field<String> HOST_COUNTRY =
            Field.optional("host_country", "pays_hôte", Jurisdictional.country());
    private static final Field<List<String>> COUNTRIES =
            Field.optional("countries", "pays", Lists.sorted(Jurisdictional.country()), List.of());
    private static final Field<Boolean> DIRECT = Field.optional("direct", "assistance_directe", CodeTypes.yesNo());
    private static final Field<List<String>> PARTNERS =
            Field.optional("partners", "partenaires", Lists.inOrder(Texts.text()), List.of());

    @Override
    public String kind() {
        return "activity";
    }

    @Override
    public String register() {
        return "activities";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(
                TITLE, PROGRAMME, ROLE, CATEGORY, FORMAT, LEVEL, START, END, HOST_COUNTRY, COUNTRIES, DIRECT, PARTNERS);
    }

    @Override
    public List<Rule> rules() {
        return List.of(new EndNotBeforeStart(START, END));
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Activity.newBuilder()
                .setTitle(row.the(TITLE))
                .setProgramme(row.the(PROGRAMME))
                .setRole(row.orNull(ROLE))
                .setCategory(row.the(CATEGORY))
                .setFormat(row.the(FORMAT))
                .setLevel(row.the(LEVEL))
                .setStart(row.the(START).text())
                .setEnd(row.find(END).map(PartialDate::text).orElse(null))
                .setHostCountry(row.orNull(HOST_COUNTRY))
                .setCountries(row.the(COUNTRIES))
                .setDirect(row.orNull(DIRECT))
                .setPartners(row.the(PARTNERS))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new ActivityEvent(envelope, body);
    }
}

package org.palermo.producers.kinds;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.AtMostTotal;
import org.palermo.producers.fields.Breakdowns;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.EndNotBeforeStart;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Jurisdictional;
import org.palermo.producers.fields.Numbers;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Rule;
import org.palermo.producers.fields.Texts;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.event.TrainingEvent;
import org.palermo.schemas.values.PartialDate;

/** The register of trainings: persons reached (R 3 c, 31). */
public final class TrainingProducer implements Producer {

    private static final Field<String> PROGRAMME = Field.optional("programme", "programme", Texts.id(), "global");
    private static final Field<String> ACTIVITY = Field.optional("activity", "activité", Texts.id());
    private static final Field<String> TITLE = Field.optional("title", "intitulé", Texts.text());
    private static final Field<PartialDate> START = Field.required("start", "début", Dates.partial());
    private static final Field<PartialDate> END = Field.optional("end", "fin", Dates.partial());
    private static final Field<String> HOST_COUNTRY =
            Field.optional("host_country", "pays_hôte", Jurisdictional.country());
    private static final Field<Long> PARTICIPANTS = Field.required("participants", "participants", Numbers.count());
    private static final Field<List<Count>> BY_SEX =
            Field.optional("by_sex", "par_sexe", Breakdowns.by(Codes.SEX), List.of());
    private static final Field<List<Count>> BY_GROUP =
            Field.optional("by_group", "par_groupe", Breakdowns.by(Codes.GROUP), List.of());
    private static final Field<List<Count>> BY_COUNTRY =
            Field.optional("by_country", "par_pays", Breakdowns.byCountry(), List.of());

    @Override
    public String kind() {
        return "training";
    }

    @Override
    public String register() {
        return "trainings";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(
                PROGRAMME, ACTIVITY, TITLE, START, END, HOST_COUNTRY, PARTICIPANTS, BY_SEX, BY_GROUP, BY_COUNTRY);
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                new EndNotBeforeStart(START, END),
                new AtMostTotal(BY_SEX, PARTICIPANTS),
                new AtMostTotal(BY_GROUP, PARTICIPANTS),
                new AtMostTotal(BY_COUNTRY, PARTICIPANTS));
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Training.newBuilder()
                .setProgramme(row.the(PROGRAMME))
                .setActivity(row.orNull(ACTIVITY))
                .setTitle(row.orNull(TITLE))
                .setStart(row.the(START).text())
                .setEnd(row.find(END).map(PartialDate::text).orElse(null))
                .setHostCountry(row.orNull(HOST_COUNTRY))
                .setParticipants(row.the(PARTICIPANTS))
                .setBySex(row.the(BY_SEX))
                .setByGroup(row.the(BY_GROUP))
                .setByCountry(row.the(BY_COUNTRY))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new TrainingEvent(envelope, body);
    }
}

package org.palermo.producers.kinds;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.AtMostTotal;
import org.palermo.producers.fields.Breakdowns;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Numbers;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Rule;
import org.palermo.producers.fields.Texts;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.event.Assistance;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.GrantEvent;

/** The register of assistance: persons helped by grants, year by year (R 71). */
public final class AssistanceProducer implements Producer {

    private static final Field<String> GRANT = Field.required("grant", "subvention", Texts.id());
    private static final Field<Integer> YEAR = Field.required("year", "année", Dates.year());
    private static final Field<Long> SURVIVORS = Field.required("survivors", "survivants", Numbers.count());
    private static final Field<List<Count>> BY_SEX =
            Field.optional("by_sex", "par_sexe", Breakdowns.by(Codes.SEX), List.of());
    private static final Field<List<Count>> BY_AGE =
            Field.optional("by_age", "par_âge", Breakdowns.by(Codes.AGE), List.of());

    @Override
    public String kind() {
        return "assistance";
    }

    @Override
    public String register() {
        return "assistance";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(GRANT, YEAR, SURVIVORS, BY_SEX, BY_AGE);
    }

    @Override
    public List<Rule> rules() {
        return List.of(new AtMostTotal(BY_SEX, SURVIVORS), new AtMostTotal(BY_AGE, SURVIVORS));
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Assistance.newBuilder()
                .setGrant(row.the(GRANT))
                .setYear(row.the(YEAR))
                .setSurvivors(row.the(SURVIVORS))
                .setBySex(row.the(BY_SEX))
                .setByAge(row.the(BY_AGE))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new GrantEvent(envelope, body);
    }

    /** The grant: its topic keeps a grant, its payments and its assistance in one order. */
    @Override
    public String key(String entityId, SpecificRecord body) {
        return ((Assistance) body).getGrant();
    }
}

package org.palermo.producers.kinds;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.CodeTypes;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Jurisdictional;
import org.palermo.producers.fields.Reading;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.TreatyAction;
import org.palermo.schemas.event.TreatyEvent;
import org.palermo.schemas.values.PartialDate;

/** The register of treaty actions (R 2). */
public final class TreatyProducer implements Producer {

    private static final Field<String> INSTRUMENT =
            Field.required("instrument", "instrument", CodeTypes.openCode(Codes.INSTRUMENT));
    private static final Field<String> PARTY = Field.required("party", "partie", Jurisdictional.countryOrBody());
    private static final Field<String> ACTION =
            Field.required("action", "formalité", CodeTypes.code(Codes.TREATY_ACTION));
    private static final Field<PartialDate> DATE = Field.required("date", "date", Dates.partial());

    @Override
    public String kind() {
        return "treaty";
    }

    @Override
    public String register() {
        return "treaties";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(INSTRUMENT, PARTY, ACTION, DATE);
    }

    @Override
    public SpecificRecord body(Reading row) {
        return TreatyAction.newBuilder()
                .setInstrument(row.the(INSTRUMENT))
                .setParty(row.the(PARTY))
                .setAction(row.the(ACTION))
                .setDate(row.the(DATE).text())
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new TreatyEvent(envelope, body);
    }
}

package org.palermo.producers.kinds;

import java.math.BigDecimal;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.CodeTypes;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.Decimals;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Jurisdictional;
import org.palermo.producers.fields.Price;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Rule;
import org.palermo.producers.fields.Texts;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.GrantEvent;
import org.palermo.schemas.values.PartialDate;

/** The register of grants: awards to non-governmental organisations (R 71). */
public final class GrantProducer implements Producer {

    private static final Field<String> NGO_ID = Field.required("ngo_id", "identifiant_de_l_ong", Texts.id());
    private static final Field<String> NGO_NAME = Field.required("ngo_name", "nom_de_l_ong", Texts.text());
    private static final Field<String> COUNTRY = Field.required("country", "pays", Jurisdictional.country());
    private static final Field<String> CYCLE = Field.optional("cycle", "cycle", Texts.id());
    private static final Field<PartialDate> AWARDED = Field.required("awarded", "date_d_attribution", Dates.partial());
    private static final Field<BigDecimal> AMOUNT = Field.required("amount", "montant", Decimals.positive());
    private static final Field<String> CURRENCY = Field.required("currency", "monnaie", CodeTypes.currency());
    private static final Price PRICE = new Price(AMOUNT, CURRENCY, AWARDED);

    @Override
    public String kind() {
        return "grant";
    }

    @Override
    public String register() {
        return "grants";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(NGO_ID, NGO_NAME, COUNTRY, CYCLE, AWARDED, AMOUNT, CURRENCY);
    }

    @Override
    public List<Rule> rules() {
        return List.of(PRICE);
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Grant.newBuilder()
                .setNgoId(row.the(NGO_ID))
                .setNgoName(row.the(NGO_NAME))
                .setCountry(row.the(COUNTRY))
                .setCycle(row.orNull(CYCLE))
                .setAwarded(row.the(AWARDED).text())
                .setAmount(row.the(PRICE))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new GrantEvent(envelope, body);
    }
}

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
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.ContributionEvent;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.values.PartialDate;

/** The register of contributions: income of the Trust Fund (R 72). */
public final class ContributionProducer implements Producer {

    private static final Field<String> DONOR_ID = Field.required("donor_id", "identifiant_du_donateur", Texts.id());
    private static final Field<String> DONOR_NAME = Field.required("donor_name", "nom_du_donateur", Texts.text());
    private static final Field<String> DONOR_TYPE =
            Field.required("donor_type", "type_de_donateur", CodeTypes.code(Codes.DONOR_TYPE));
    private static final Field<String> DONOR_COUNTRY =
            Field.optional("donor_country", "pays_du_donateur", Jurisdictional.country());
    private static final Field<String> STAGE = Field.required("stage", "stade", CodeTypes.code(Codes.STAGE));
    private static final Field<PartialDate> DATE = Field.required("date", "date", Dates.partial());
    private static final Field<BigDecimal> AMOUNT = Field.required("amount", "montant", Decimals.positive());
    private static final Field<String> CURRENCY = Field.required("currency", "monnaie", CodeTypes.currency());
    private static final Price PRICE = new Price(AMOUNT, CURRENCY, DATE);

    @Override
    public String kind() {
        return "contribution";
    }

    @Override
    public String register() {
        return "contributions";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(DONOR_ID, DONOR_NAME, DONOR_TYPE, DONOR_COUNTRY, STAGE, DATE, AMOUNT, CURRENCY);
    }

    @Override
    public List<Rule> rules() {
        return List.of(PRICE);
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Contribution.newBuilder()
                .setDonorId(row.the(DONOR_ID))
                .setDonorName(row.the(DONOR_NAME))
                .setDonorType(row.the(DONOR_TYPE))
                .setDonorCountry(row.orNull(DONOR_COUNTRY))
                .setStage(row.the(STAGE))
                .setDate(row.the(DATE).text())
                .setAmount(row.the(PRICE))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new ContributionEvent(envelope, body);
    }
}

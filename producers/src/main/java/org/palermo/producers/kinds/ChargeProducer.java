package org.palermo.producers.kinds;

import java.math.BigDecimal;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.CodeTypes;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.Decimals;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Price;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Rule;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.ChargeEvent;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.values.PartialDate;

/** The register of charges: what lowers the balance of the Trust Fund and is no grant (R 72). */
public final class ChargeProducer implements Producer {

    private static final Field<String> TYPE = Field.required("type", "type", CodeTypes.code(Codes.CHARGE_TYPE));
    private static final Field<PartialDate> DATE = Field.required("date", "date", Dates.partial());
    private static final Field<BigDecimal> AMOUNT = Field.required("amount", "montant", Decimals.positive());
    private static final Field<String> CURRENCY = Field.required("currency", "monnaie", CodeTypes.currency());
    private static final Price PRICE = new Price(AMOUNT, CURRENCY, DATE);

    @Override
    public String kind() {
        return "charge";
    }

    @Override
    public String register() {
        return "charges";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(TYPE, DATE, AMOUNT, CURRENCY);
    }

    @Override
    public List<Rule> rules() {
        return List.of(PRICE);
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Charge.newBuilder()
                .setType(row.the(TYPE))
                .setDate(row.the(DATE).text())
                .setAmount(row.the(PRICE))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new ChargeEvent(envelope, body);
    }
}

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
import org.palermo.producers.fields.Texts;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.GrantEvent;
import org.palermo.schemas.values.PartialDate;

/** The register of disbursements: payments on grants (R 71). */
public final class DisbursementProducer implements Producer {

    private static final Field<String> GRANT = Field.required("grant", "subvention", Texts.id());
    private static final Field<PartialDate> DATE = Field.required("date", "date", Dates.partial());
    private static final Field<BigDecimal> AMOUNT = Field.required("amount", "montant", Decimals.positive());
    private static final Field<String> CURRENCY = Field.required("currency", "monnaie", CodeTypes.currency());
    private static final Price PRICE = new Price(AMOUNT, CURRENCY, DATE);

    @Override
    public String kind() {
        return "disbursement";
    }

    @Override
    public String register() {
        return "disbursements";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(GRANT, DATE, AMOUNT, CURRENCY);
    }

    @Override
    public List<Rule> rules() {
        return List.of(PRICE);
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Disbursement.newBuilder()
                .setGrant(row.the(GRANT))
                .setDate(row.the(DATE).text())
                .setAmount(row.the(PRICE))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new GrantEvent(envelope, body);
    }

    /** The grant: its topic keeps a grant, its payments and its assistance in one order. */
    @Override
    public String key(String entityId, SpecificRecord body) {
        return ((Disbursement) body).getGrant();
    }
}

package org.palermo.producers.kinds;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.CodeTypes;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.Decimals;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Price;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Rule;
import org.palermo.producers.fields.Texts;
import org.palermo.producers.findings.FindingCode;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.event.RateEvent;

/** The register of exchange rates: UN operational rates, one a currency and month ({@code EUR-2015-03}). */
public final class RateProducer implements Producer {

    /** Need not be stated, because currency and month say it. */
    private static final Field<String> STATED_ID = Field.optional("id", "identifiant", Texts.id());

    private static final Field<String> CURRENCY = Field.required("currency", "monnaie", CodeTypes.currency());
    private static final Field<YearMonth> MONTH = Field.required("month", "mois", Dates.month());
    private static final Field<BigDecimal> UNITS_PER_USD =
            Field.required("units_per_usd", "unités_par_usd", Decimals.positive());

    @Override
    public String kind() {
        return "rate";
    }

    @Override
    public String register() {
        return "rates";
    }

    @Override
    public List<Field<?>> identity() {
        return List.of(STATED_ID, CURRENCY, MONTH);
    }

    @Override
    public Optional<String> identify(Reading row) {
        Optional<String> stated = row.read(STATED_ID);
        if (row.fills(Common.STATUS) && stated.isPresent()) {
            return stated; // a withdrawal needs nothing but the id
        }
        Optional<String> currency = row.read(CURRENCY);
        Optional<YearMonth> month = row.read(MONTH);
        if (currency.isEmpty() || month.isEmpty()) {
            return Optional.empty();
        }
        String id = currency.get() + "-" + month.get();
        stated.filter(other -> !other.equals(id))
                .ifPresent(other -> row.report(FindingCode.ID_MISMATCH, STATED_ID, other, Map.of("expected", id)));
        return Optional.of(id);
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(UNITS_PER_USD);
    }

    @Override
    public List<Rule> rules() {
        return List.of(RateProducer::judgeUsd);
    }

    private static void judgeUsd(Reading row) {
        boolean usd = row.find(CURRENCY).filter(Price.USD::equals).isPresent();
        row.find(UNITS_PER_USD)
                .filter(rate -> usd && rate.compareTo(BigDecimal.ONE) != 0)
                .ifPresent(rate -> row.report(FindingCode.RATE_OF_USD, UNITS_PER_USD, row.written(UNITS_PER_USD)));
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Rate.newBuilder()
                .setCurrency(row.the(CURRENCY))
                .setMonth(row.the(MONTH).toString())
                .setUnitsPerUsd(row.the(UNITS_PER_USD).stripTrailingZeros().toPlainString())
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new RateEvent(envelope, body);
    }
}

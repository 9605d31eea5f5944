package org.palermo.producers.repricing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.StatedRate;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Price;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.values.Amounts;
import org.palermo.schemas.values.PartialDate;

/**
 * Amounts asserted anew with another rate. A corrected rate re-prices nothing by itself: what was recorded stays what it was
 * until someone asks for this.
 */
public final class Repricing {

    private final Instant now;
    private final String recordedBy;
    private final Supplier<String> eventIds;

    /**
     * @param now when the new values are learned
     * @param recordedBy who asks for them
     * @param eventIds of the new events
     */
    public Repricing(Instant now, String recordedBy, Supplier<String> eventIds) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.recordedBy = recordedBy;
        this.eventIds = eventIds;
    }

    /** How many recorded amounts were resolved with another rate than one that an import states. */
    public record Waiting(StatedRate rate, long amounts) {}

    /** The stated rates that recorded amounts wait for, in the order stated; those that none waits for are left out. */
    public static List<Waiting> waiting(List<StatedRate> stated, RecordedAmounts amounts) {
        return stated.stream()
                .map(rate -> new Waiting(
                        rate, affected(rate, amounts.in(rate.currency())).count()))
                .filter(waiting -> waiting.amounts() > 0)
                .toList();
    }

    /**
     * Asserts what waits for a rate.
     *
     * @param current state of each entity whose amount is in the rate's currency; the others are left alone
     * @return one event for each entity whose amount is dated in the rate's month and was resolved with another rate, in order
     * @throws ArithmeticException where an amount at this rate does not fit
     * @throws IllegalArgumentException where a body is none of its kind
     */
    public List<Event> reprice(StatedRate rate, List<Recorded> current) {
        return affected(rate, current)
                .map(affected -> affected.asserted(rate, this))
                .toList();
    }

    private static Stream<Affected> affected(StatedRate rate, List<Recorded> current) {
        return current.stream().map(Affected::of).flatMap(Optional::stream).filter(amount -> amount.waitsFor(rate));
    }

    /** A recorded amount with the fields that its kind keeps it and its date in. */
    private record Affected(Recorded recorded, Producer producer, JsonNode body, String amountField, String dateField) {

        static Optional<Affected> of(Recorded recorded) {
            return Producers.ofKind(recorded.kind())
                    .flatMap(producer -> producer.rules().stream()
                            .filter(Price.class::isInstance)
                            .map(Price.class::cast)
                            .findFirst()
                            .map(price -> new Affected(
                                    recorded,
                                    producer,
                                    BodyJson.parse(recorded.body()),
                                    price.amount().jsonName(),
                                    price.date().jsonName())));
        }

        private JsonNode money() {
            return body.path(amountField);
        }

        boolean waitsFor(StatedRate rate) {
            return money().path("currency").asText().equals(rate.currency())
                    && PartialDate.of(body.path(dateField).asText())
                            .month()
                            .filter(rate.month()::equals)
                            .isPresent()
                    && new BigDecimal(money().path("unitsPerUsd").asText()).compareTo(rate.unitsPerUsd()) != 0;
        }

        Event asserted(StatedRate rate, Repricing by) {
            Money money = Amounts.money(money().path("minor").longValue(), rate.currency(), rate.unitsPerUsd());
            Schema schema = BodyJson.schema(producer);
            SpecificRecord content = BodyJson.read(schema, body);
            content.put(schema.getField(amountField).pos(), money);
            Envelope envelope = Envelope.newBuilder()
                    .setEventId(by.eventIds.get())
                    .setKind(recorded.kind())
                    .setEntityId(recorded.entityId())
                    .setRecordedAt(by.now)
                    .setRecordedBy(by.recordedBy)
                    .setSource(recorded.source())
                    .setEvidence(recorded.evidence())
                    .setNote(recorded.note())
                    .setBackfilled(false)
                    .build();
            return new Event(
                    recorded.kind(), producer.key(recorded.entityId(), content), producer.event(envelope, content));
        }
    }
}

package org.palermo.producers.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Price;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.repricing.BodyJson;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.values.Amounts;

/** What is recorded, as a row of its register would state it. */
public final class Cells {

    private Cells() {}

    /**
     * The cells of an asserted body, in the register's order, blank ones left out; its own columns alone, and of the identity
     * only what the body holds.
     *
     * @param body JSON with the Avro fields' names
     * @throws IllegalArgumentException where the body is none of the kind
     */
    public static Map<String, String> of(Producer producer, String body) {
        return of(producer, BodyJson.read(producer, body));
    }

    static Map<String, String> of(Producer producer, SpecificRecord body) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Field<?> field : producer.all()) {
            String text = text(producer, field, body);
            if (!text.isEmpty()) {
                cells.put(field.name(), text);
            }
        }
        return cells;
    }

    /** Whether two bodies of a kind state the same; the rate of an amount is not stated, but looked up. */
    static boolean same(SpecificRecord one, SpecificRecord other) {
        for (Schema.Field field : one.getSchema().getFields()) {
            Object here = one.get(field.pos());
            Object there = other.get(field.pos());
            boolean same = here instanceof Money a && there instanceof Money b
                    ? a.getMinor() == b.getMinor() && a.getCurrency().equals(b.getCurrency())
                    : Objects.equals(here, there);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static String text(Producer producer, Field<?> field, IndexedRecord body) {
        Optional<Price> price = producer.rules().stream()
                .filter(Price.class::isInstance)
                .map(Price.class::cast)
                .filter(one -> one.amount().equals(field) || one.currency().equals(field))
                .findFirst();
        if (price.isPresent()) {
            return value(body, price.get().amount()) instanceof Money money
                    ? money(money, price.get().amount().equals(field))
                    : "";
        }
        return text(value(body, field));
    }

    private static @Nullable Object value(IndexedRecord body, Field<?> field) {
        Schema.Field named = body.getSchema().getField(field.jsonName());
        return named == null ? null : body.get(named.pos());
    }

    private static String money(Money money, boolean amount) {
        return amount
                ? Amounts.decimal(money.getMinor(), Amounts.minorDigits(money.getCurrency()))
                : money.getCurrency();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean yes -> yes ? "yes" : "no";
            case Count count -> count.getKey() + "=" + count.getCount();
            case List<?> items -> items.stream().map(Cells::text).collect(Collectors.joining(";"));
            default -> value.toString();
        };
    }
}

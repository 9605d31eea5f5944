package org.palermo.reports.provenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palermo.schemas.codes.Currencies;
import org.palermo.schemas.codes.CurrencyCode;

/**
 * The body of an event, field by field, whatever its kind: what is not stated is left out, a list is one text, a breakdown
 * has a field for each key, and an amount reads {@code 1000.00 EUR / 0.8 = 1250.00 USD}.
 */
public final class Fields {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int USD_DIGITS = 2;

    private Fields() {}

    /**
     * The stated fields in the order of the schema.
     *
     * @param body a JSON object; what is none has no fields
     */
    public static Map<String, String> of(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!body.isEmpty()) {
            add(fields, "", parsed(body));
        }
        return fields;
    }

    /** The body without some of its fields; what is no object stays as it is. */
    public static String without(String body, Set<String> names) {
        if (body.isEmpty() || !(parsed(body) instanceof ObjectNode object)) {
            return body;
        }
        return object.remove(names).toString();
    }

    /** What one body says that the other does not, in the order of the schema. */
    public static List<Change> changes(String before, String after) {
        Map<String, String> old = of(before);
        Map<String, String> now = of(after);
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(old.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            Change change = new Change(name, old.getOrDefault(name, ""), now.getOrDefault(name, ""));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body of an event is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void add(Map<String, String> fields, String name, JsonNode value) {
        if (isAmount(value)) {
            fields.put(name, amount(value));
        } else if (value.isObject()) {
            value.properties().forEach(field -> add(fields, inner(name, field.getKey()), field.getValue()));
        } else if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.isValueNode() ? item.asText() : item.toString()));
            put(fields, name, String.join(", ", items));
        } else if (!value.isNull()) {
            put(fields, name, value.asText());
        }
    }

    private static void put(Map<String, String> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, text);
        }
    }

    private static String inner(String outer, String name) {
        return outer.isEmpty() ? name : outer + "." + name;
    }

    private static boolean isAmount(JsonNode value) {
        return value.path("minor").isIntegralNumber()
                && value.path("currency").isTextual()
                && value.path("usdCents").isIntegralNumber();
    }

    private static String amount(JsonNode money) {
        String currency = money.path("currency").asText();
        String usd = decimal(money.path("usdCents").asLong(), USD_DIGITS) + " USD";
        int digits = Currencies.byCode(currency).map(CurrencyCode::minorDigits).orElse(USD_DIGITS);
        return currency.equals("USD")
                ? usd
                : decimal(money.path("minor").asLong(), digits) + " " + currency + " / "
                        + money.path("unitsPerUsd").asText() + " = " + usd;
    }

    private static String decimal(long minor, int digits) {
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }
}

package org.palermo.reports.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void readsABodyFieldByFieldWhateverItsKind() {
        Map<String, String> fields = Fields.of("""
                {"title":"A workshop","role":null,"countries":["BIH","SRB"],"partners":[],"direct":false,
                 "bySex":{"women":12,"men":5},"year":2015}""");

        assertEquals(
                "{title=A workshop, countries=BIH, SRB, direct=false, bySex.women=12, bySex.men=5, year=2015}",
                fields.toString());
    }

    @Test
    void readsAnAmountAsOneField() {
        assertEquals("1250.00 USD", amount(125_000, "USD", "1", 125_000));
        assertEquals("1000.00 EUR / 0.8 = 1250.00 USD", amount(100_000, "EUR", "0.8", 125_000));
        assertEquals("250000 JPY / 120 = 2083.33 USD", amount(250_000, "JPY", "120", 208_333));
    }

    private static String amount(long minor, String currency, String rate, long cents) {
        String body = "{\"amount\":{\"minor\":%d,\"currency\":\"%s\",\"unitsPerUsd\":\"%s\",\"usdCents\":%d}}"
                .formatted(minor, currency, rate, cents);
        return Fields.of(body).getOrDefault("amount", "");
    }

    @Test
    void tellsWhatChangedWhatCameAndWhatWent() {
        List<Change> changes = Fields.changes(
                "{\"title\":\"Old\",\"end\":\"2015-03\",\"level\":\"national\",\"bySex\":{\"men\":4}}",
                "{\"title\":\"New\",\"end\":null,\"level\":\"national\",\"bySex\":{\"women\":1,\"men\":4}}");

        assertEquals(
                List.of(
                        new Change("title", "Old", "New"),
                        new Change("bySex.women", "", "1"),
                        new Change("end", "2015-03", "")),
                changes);
    }

    @Test
    void anEventThatCouldNotBeReadHasNoFields() {
        assertEquals(Map.of(), Fields.of(""));
        assertThrows(IllegalArgumentException.class, () -> Fields.of("{\"title\""));
    }
}

package org.palermo.producers.kinds;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Texts;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Row;
import org.palermo.producers.registers.Spaces;

/**
 * What one file has said so far. A register that is a table has one row per entity, so a second one with other content is an error. JSON
 * Lines tell a history, in which an entity may be spoken of again; there it is the event that may not be told twice
 * differently.
 */
public final class Repeats {

    /** Where an identifier was met first, and 128 bits of a hash of what was said under it. */
    private record Met(long row, long high, long low) {}

    private static final Field<String> EVENT_ID = Field.optional("event_id", "event_id", Texts.id());

    private final Map<String, Met> met = new HashMap<>();

    void judge(String entityId, Reading reading) {
        Row row = reading.row();
        switch (row.form()) {
            case TABLE -> judge(entityId, entityId, FindingCode.ID_REPEATED, Producer.ID, reading);
            case JSON ->
                row.eventId().ifPresent(id -> judge(entityId, id, FindingCode.EVENT_ID_REPEATED, EVENT_ID, reading));
        }
    }

    private void judge(String entityId, String id, FindingCode code, Field<String> field, Reading reading) {
        Row row = reading.row();
        ByteBuffer hash = hash(row);
        Met now = new Met(row.place().row(), hash.getLong(), hash.getLong());
        Met first = met.putIfAbsent(row.register().kind() + '\0' + id, now);
        if (first != null) {
            Map<String, Object> details = Map.of("first", first.row());
            boolean same = first.high() == now.high() && first.low() == now.low();
            if (same) {
                // By the entity, because an event's id may be one that intake computed and nobody has seen.
                reading.report(FindingCode.ROW_REPEATED, Producer.ID, entityId, details);
            } else {
                reading.report(code, field, id, details);
            }
        }
    }

    private static ByteBuffer hash(Row row) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, Cell> cell : new TreeMap<>(row.cells()).entrySet()) {
                String text =
                        cell.getKey() + '\0' + Spaces.strip(cell.getValue().text()) + '\0';
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            }
            return ByteBuffer.wrap(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

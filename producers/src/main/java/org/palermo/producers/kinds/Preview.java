package org.palermo.producers.kinds;

import java.util.ArrayList;
import java.util.List;
import org.palermo.producers.fields.Context;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.registers.Row;

/** What an import would find in a row that is not filled to its end: everything but that a cell is still blank. */
public final class Preview {

    private Preview() {}

    /** The findings of the cells that are filled, and of what must hold between them. */
    public static List<Finding> of(Producer producer, Row row, Context context) {
        List<Finding> findings = new ArrayList<>();
        Reading reading = new Reading(row, context, findings::add);
        for (Field<?> field : producer.all()) {
            if (reading.fills(field)) {
                reading.read(field);
            }
        }
        producer.rules().forEach(rule -> rule.judge(reading));
        Common.judge(reading);
        return findings;
    }
}

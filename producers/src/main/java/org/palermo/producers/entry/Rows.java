package org.palermo.producers.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.producers.findings.Place;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Naming;
import org.palermo.producers.registers.Register;
import org.palermo.producers.registers.Row;
import org.palermo.producers.registers.Spaces;
import org.palermo.schemas.codes.Language;

/** Rows of registers that are filled by hand. */
final class Rows {

    private Rows() {}

    /** @param filled what is written, by column name; blank cells count for nothing */
    static Row of(Register register, Language language, Map<String, String> filled) {
        Map<String, Cell> cells = new HashMap<>();
        filled.forEach((name, text) -> {
            if (!Spaces.isBlank(text)) {
                cells.put(name, new Cell.Text(text));
            }
        });
        Place place = Place.ofFile(register.kind());
        return new Row(
                register, place, Row.Form.TABLE, Naming.of(register, language), cells, Optional.empty(), List.of());
    }
}

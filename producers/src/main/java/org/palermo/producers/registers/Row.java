package org.palermo.producers.registers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.Place;

/**
 * One statement about one entity, from whatever file.
 *
 * @param register that it belongs to
 * @param place file and row
 * @param form what it was written in
 * @param naming of the columns by its writer
 * @param cells that are not blank, by column name
 * @param eventId stated by the sender, or derived from its line; empty where intake makes one
 * @param findings of its file's reader about the row
 */
public record Row(
        Register register,
        Place place,
        Form form,
        Naming naming,
        Map<String, Cell> cells,
        Optional<String> eventId,
        List<Finding> findings) {

    /** What the row was written in. */
    public enum Form {
        /** A CSV file or a sheet: one row an entity. */
        TABLE,
        JSON
    }

    /** Where a column of the row is, by the name that its writer used. */
    public Place at(String column) {
        return place.at(naming.header(column), naming.letter(column));
    }
}

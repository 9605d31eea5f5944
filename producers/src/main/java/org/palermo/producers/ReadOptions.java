package org.palermo.producers;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.palermo.producers.fields.DateOrder;

/**
 * What whoever imports says of files that do not say it themselves.
 *
 * @param encoding of CSV files; empty where it is to be found out
 * @param dates order of day, month and year in all columns of tables; empty where each column is to show its own
 * @param sheets of workbooks that are to be read, and no others, by their names; empty for all that are registers
 */
public record ReadOptions(Optional<Charset> encoding, Optional<DateOrder> dates, List<String> sheets) {

    /** Nothing is said. */
    public static final ReadOptions NONE = new ReadOptions(Optional.empty(), Optional.empty(), List.of());

    public ReadOptions {
        sheets = List.copyOf(sheets);
    }
}

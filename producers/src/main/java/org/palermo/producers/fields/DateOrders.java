package org.palermo.producers.fields;

import java.util.Optional;

/** The order of dates in each column of a file. */
@FunctionalInterface
public interface DateOrders {

    /** Nothing says. */
    DateOrders UNKNOWN = column -> Optional.empty();

    /** @param column by its name */
    Optional<DateOrder> of(String column);

    /** All columns have the same. */
    static DateOrders all(DateOrder order) {
        return column -> Optional.of(order);
    }
}

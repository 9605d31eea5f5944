package org.palermo.producers.repricing;

import java.util.List;

/** The amounts that are recorded now, wherever they are kept. */
@FunctionalInterface
public interface RecordedAmounts {

    /**
     * The current state of each entity whose amount is in a currency: its latest accepted event, withdrawn ones aside.
     *
     * @param currency ISO 4217 code
     */
    List<Recorded> in(String currency);
}

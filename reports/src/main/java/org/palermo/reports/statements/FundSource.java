package org.palermo.reports.statements;

import java.time.LocalDate;

/** Where a report gets the Trust Fund's statement, where it has one. */
@FunctionalInterface
public interface FundSource {

    /** The statement at the end of a day, of all donors. */
    FundStatement at(LocalDate day);
}

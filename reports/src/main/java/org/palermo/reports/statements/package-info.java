/** Declared documents: which figures stand in a report, beside which published values, and the fund's statement. */
@NullMarked
package org.palermo.reports.statements;

import org.jspecify.annotations.NullMarked;

/** Where figures come from: the records behind them with their histories, and how their parts make up the value. */
@NullMarked
package org.palermo.reports.provenance;

import org.jspecify.annotations.NullMarked;

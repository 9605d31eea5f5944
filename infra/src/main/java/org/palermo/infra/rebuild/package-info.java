/** Builds the tables anew from the journal and the totals, and puts them in the place of those that are read. */
@NullMarked
package org.palermo.infra.rebuild;

import org.jspecify.annotations.NullMarked;

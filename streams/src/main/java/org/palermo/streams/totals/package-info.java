/** Running totals of what one task posted: cells, their marks of change, and how far what was sent reaches. */
@NullMarked
package org.palermo.streams.totals;

import org.jspecify.annotations.NullMarked;

/** Values that every part shares: partial dates, amounts of money, and what an event carries. */
@NullMarked
package org.palermo.schemas.values;

import org.jspecify.annotations.NullMarked;

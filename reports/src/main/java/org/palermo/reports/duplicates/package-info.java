/** Donors and organizations whose names are alike: candidates for being one, never merged here. */
@NullMarked
package org.palermo.reports.duplicates;

import org.jspecify.annotations.NullMarked;

/** Keeps small counts of victims and survivors from being read, or worked out, from what is shown. */
@NullMarked
package org.palermo.reports.privacy;

import org.jspecify.annotations.NullMarked;

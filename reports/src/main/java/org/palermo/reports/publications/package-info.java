/** Reports that were frozen: what a manifest holds, how it is written and read, and what tells two of them apart. */
@NullMarked
package org.palermo.reports.publications;

import org.jspecify.annotations.NullMarked;

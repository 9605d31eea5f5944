/** Targets, and how far their figures have come towards them. */
@NullMarked
package org.palermo.reports.targets;

import org.jspecify.annotations.NullMarked;

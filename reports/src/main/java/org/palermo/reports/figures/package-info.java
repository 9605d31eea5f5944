/** Figures: their declarations, which are data, and the one engine that computes them. */
@NullMarked
package org.palermo.reports.figures;

import org.jspecify.annotations.NullMarked;

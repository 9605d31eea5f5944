/** Words: numbers, amounts, dates and sentences as each language writes them. */
@NullMarked
package org.palermo.reports.wording;

import org.jspecify.annotations.NullMarked;

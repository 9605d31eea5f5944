/** Recorded amounts asserted anew after a rate was corrected; pure. */
@NullMarked
package org.palermo.producers.repricing;

import org.jspecify.annotations.NullMarked;

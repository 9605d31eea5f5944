/** How repricing is tested. */
@NullMarked
package org.palermo.producers.repricing;

import org.jspecify.annotations.NullMarked;

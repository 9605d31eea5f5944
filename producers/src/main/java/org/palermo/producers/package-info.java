/** Intake: register files to events in publishing order, or findings. */
@NullMarked
package org.palermo.producers;

import org.jspecify.annotations.NullMarked;

/** The ways in which the same events are worked on, each measured, and what they wrote. */
@NullMarked
package org.palermo.infra.bench.stage;

import org.jspecify.annotations.NullMarked;

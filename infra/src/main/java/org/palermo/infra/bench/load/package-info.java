/** Synthetic events for measuring: seeded, of every kind, as the topics hold them. */
@NullMarked
package org.palermo.infra.bench.load;

import org.jspecify.annotations.NullMarked;

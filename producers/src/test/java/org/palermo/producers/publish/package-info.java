/** How publishing is tested without brokers. */
@NullMarked
package org.palermo.producers.publish;

import org.jspecify.annotations.NullMarked;

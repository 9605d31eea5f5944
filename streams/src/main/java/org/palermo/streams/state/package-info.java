/** What is known of an entity, and the pure decision what its next event changes. */
@NullMarked
package org.palermo.streams.state;

import org.jspecify.annotations.NullMarked;

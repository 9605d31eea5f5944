/** How events are kept and numbered, tested. */
@NullMarked
package org.palermo.producers.events;

import org.jspecify.annotations.NullMarked;

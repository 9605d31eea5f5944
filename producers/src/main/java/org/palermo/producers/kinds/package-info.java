/** One producer per source: a row to the content of an event, or findings; pure. */
@NullMarked
package org.palermo.producers.kinds;

import org.jspecify.annotations.NullMarked;

/** What a record of an input topic is: an event of its topic, or why it is none. */
@NullMarked
package org.palermo.streams.input;

import org.jspecify.annotations.NullMarked;

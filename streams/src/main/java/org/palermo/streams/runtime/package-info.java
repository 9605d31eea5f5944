/** The running of the streams: settings, life cycle, and what happens when something fails. */
@NullMarked
package org.palermo.streams.runtime;

import org.jspecify.annotations.NullMarked;

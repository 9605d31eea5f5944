/** What became of each input, as the journal states it. */
@NullMarked
package org.palermo.streams.journal;

import org.jspecify.annotations.NullMarked;

/** What holds for the module as a whole. */
@NullMarked
package org.palermo.streams;

import org.jspecify.annotations.NullMarked;

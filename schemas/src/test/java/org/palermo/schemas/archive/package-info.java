/** Every schema version that was released, with samples, and what must stay true of them. */
@NullMarked
package org.palermo.schemas.archive;

import org.jspecify.annotations.NullMarked;

/** How cells are tested. */
@NullMarked
package org.palermo.producers.fields;

import org.jspecify.annotations.NullMarked;

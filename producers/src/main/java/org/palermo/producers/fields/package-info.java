/** How cells are read: one class per sort of value, and the rules that hold between them; pure. */
@NullMarked
package org.palermo.producers.fields;

import org.jspecify.annotations.NullMarked;

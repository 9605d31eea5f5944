/** What the code tables promise to those who read registers with them. */
@NullMarked
package org.palermo.schemas.codes;

import org.jspecify.annotations.NullMarked;

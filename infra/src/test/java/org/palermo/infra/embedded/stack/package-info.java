/** Tests of the embedded stack, with its real services and in several processes. */
@NullMarked
package org.palermo.infra.embedded.stack;

import org.jspecify.annotations.NullMarked;

/** Tests of child processes and of what ends them. */
@NullMarked
package org.palermo.infra.embedded.process;

import org.jspecify.annotations.NullMarked;

/** Kills the processes of a running pipeline at random moments and holds what is recorded to what was given. */
@NullMarked
package org.palermo.infra.torture;

import org.jspecify.annotations.NullMarked;

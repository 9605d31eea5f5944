/** Tests of the {@code palermo} command, with and without a stack. */
@NullMarked
package org.palermo.infra.command;

import org.jspecify.annotations.NullMarked;

/** The {@code palermo} command: one class a subcommand, which puts the parts together and holds no logic of its own. */
@NullMarked
package org.palermo.infra.command;

import org.jspecify.annotations.NullMarked;

/** The schema registry server in a process of its own: fetched once, then started. */
@NullMarked
package org.palermo.infra.embedded.registry;

import org.jspecify.annotations.NullMarked;

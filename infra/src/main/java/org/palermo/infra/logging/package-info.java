/** How log events are written: as lines for people, or as JSON for machines; never with the content of an event. */
@NullMarked
package org.palermo.infra.logging;

import org.jspecify.annotations.NullMarked;

/** Tests of how log events are written. */
@NullMarked
package org.palermo.infra.logging;

import org.jspecify.annotations.NullMarked;

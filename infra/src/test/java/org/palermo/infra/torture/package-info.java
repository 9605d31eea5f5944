/** The pipeline's processes killed under load. */
@NullMarked
package org.palermo.infra.torture;

import org.jspecify.annotations.NullMarked;

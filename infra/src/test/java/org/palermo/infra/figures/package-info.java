/** The figures' reads against a real ClickHouse. */
@NullMarked
package org.palermo.infra.figures;

import org.jspecify.annotations.NullMarked;

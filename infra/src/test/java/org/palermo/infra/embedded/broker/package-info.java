/** The embedded broker through kills and restarts. */
@NullMarked
package org.palermo.infra.embedded.broker;

import org.jspecify.annotations.NullMarked;

/** Tests of what can be set. */
@NullMarked
package org.palermo.infra.configuration;

import org.jspecify.annotations.NullMarked;

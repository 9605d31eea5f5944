/** Tests of the whole pipeline on real services, against a fold that shares no rule with it. */
@NullMarked
package org.palermo.infra.pipeline;

import org.jspecify.annotations.NullMarked;

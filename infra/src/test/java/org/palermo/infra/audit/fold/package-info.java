/** Tests of the audit's own reading of the rules. */
@NullMarked
package org.palermo.infra.audit.fold;

import org.jspecify.annotations.NullMarked;

/** Child processes that end with their parent. */
@NullMarked
package org.palermo.infra.embedded.process;

import org.jspecify.annotations.NullMarked;

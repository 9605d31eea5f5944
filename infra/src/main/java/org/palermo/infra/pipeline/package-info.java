/** What several commands do with a stack: run streams and sink on it, import into it, wait for it, report from it. */
@NullMarked
package org.palermo.infra.pipeline;

import org.jspecify.annotations.NullMarked;

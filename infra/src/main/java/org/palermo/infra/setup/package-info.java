/** What a deployment needs before its parts can work: topics, schemas, tables; made, or looked for. */
@NullMarked
package org.palermo.infra.setup;

import org.jspecify.annotations.NullMarked;

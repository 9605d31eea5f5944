/** Every topic with its name, key, value schema, partitions and retention: the only place that knows one. */
@NullMarked
package org.palermo.schemas.topics;

import org.jspecify.annotations.NullMarked;

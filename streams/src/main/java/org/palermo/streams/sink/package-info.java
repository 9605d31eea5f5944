/** The journal and the totals into ClickHouse: nothing lost, nothing twice. */
@NullMarked
package org.palermo.streams.sink;

import org.jspecify.annotations.NullMarked;

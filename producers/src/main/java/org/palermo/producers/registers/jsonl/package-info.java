/** Bytes of a JSON Lines file to rows. */
@NullMarked
package org.palermo.producers.registers.jsonl;

import org.jspecify.annotations.NullMarked;

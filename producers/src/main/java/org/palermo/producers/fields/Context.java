package org.palermo.producers.fields;

import java.time.Instant;

/**
 * What the judgement of a row depends on besides the row.
 *
 * @param now intake's clock, the same for all rows of an import
 * @param rates known when the row is judged
 */
public record Context(Instant now, Rates rates) {}

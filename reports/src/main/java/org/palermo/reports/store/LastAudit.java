package org.palermo.reports.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Unverified;

/**
 * The last audit, or the last rebuild of the tables where that is later.
 *
 * @param at when it ended
 * @param failed why the tables cannot be relied on since then; null where the audit passed
 */
public record LastAudit(Instant at, @Nullable Unverified failed) {}

package org.palermo.reports.figures;

import java.math.BigDecimal;

/**
 * A grant on which more was disbursed than committed: a warning (domain.md, rule 7).
 *
 * @param grant entity id
 * @param committedCents USD cents
 * @param disbursedCents USD cents, more than committed
 */
public record OverdrawnGrant(String grant, BigDecimal committedCents, BigDecimal disbursedCents) {}

package org.palermo.reports.figures;

import java.math.BigDecimal;

/**
 * What one donor pledged and gave.
 *
 * @param id as in the register
 * @param name as last recorded
 * @param type as last recorded: member-state, private-sector, organisation, individual
 * @param illustrative whether this line sums illustrative rows; a donor with both has a line of each
 * @param receivedCents USD cents received
 * @param pledgedCents USD cents pledged and not yet received
 * @param contributions how many contributions stand behind it
 */
public record DonorTotals(
        String id,
        String name,
        String type,
        boolean illustrative,
        BigDecimal receivedCents,
        BigDecimal pledgedCents,
        long contributions) {}

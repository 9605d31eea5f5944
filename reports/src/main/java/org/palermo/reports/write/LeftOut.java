package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.List;
import org.palermo.reports.statements.FundStatement;

/**
 * Donors that no breakdown names, because only illustrative rows speak of them, and what they come to, in USD cents.
 * A statement for one donor names it all the same: it was asked for by its id.
 */
record LeftOut(List<FundStatement.Donor> donors, BigDecimal receivedCents, BigDecimal pledgedCents) {

    static LeftOut of(FundStatement fund) {
        List<FundStatement.Donor> donors = fund.donor() != null
                ? List.of()
                : fund.donors().stream()
                        .filter(FundStatement.Donor::illustrative)
                        .toList();
        return new LeftOut(
                donors,
                donors.stream().map(FundStatement.Donor::receivedCents).reduce(BigDecimal.ZERO, BigDecimal::add),
                donors.stream().map(FundStatement.Donor::pledgedCents).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}

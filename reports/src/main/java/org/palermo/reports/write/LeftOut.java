package org.palermo.reports.write;

import java.util.List;
import org.palermo.reports.figures.Amounts;
import org.palermo.reports.statements.FundStatement;

/** Donors that no breakdown names, because only illustrative rows speak of them, and what they come to, in USD cents. */
record LeftOut(int donors, Amounts received, Amounts pledged) {

    static LeftOut of(FundStatement fund) {
        List<FundStatement.Donor> donors =
                fund.donors().stream().filter(FundStatement.Donor::illustrative).toList();
        return new LeftOut(
                donors.size(),
                donors.stream().map(FundStatement.Donor::received).reduce(Amounts.NONE, Amounts::plus),
                donors.stream().map(FundStatement.Donor::pledged).reduce(Amounts.NONE, Amounts::plus));
    }
}

package org.palermo.reports.figures;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Trust Fund: R 71-72; amounts in USD cents. */
class FundFiguresTest {

    /** C5 was pledged and then received; C6 is dated by a year, C7 by a month; C8 was withdrawn; S1's donor gave it back. */
    private static final String LEDGER = """
            fund.received 2012-01-01 100000 party=D-FR category=member-state in=FRA evidence=documented id=C1
            fund.received 2013-05-05 50000  party=D-FR category=member-state in=FRA id=C2
            fund.received 2014-12-31 30000  party=P-1 category=private-sector evidence=illustrative id=C3
            fund.received 2015-06-30 20000  party=P-2 category=private-sector id=C4
            fund.pledged  2015-01-10 7000   party=D-DE category=member-state id=C5 known=2015-01-10T09:00
            fund.pledged  2015-01-10 -7000  party=D-DE category=member-state id=C5 known=2015-09-09T09:00
            fund.received 2015-09-01 7000   party=D-DE category=member-state id=C5 known=2015-09-09T09:00
            fund.received 2016 40000        party=P-3 category=private-sector id=C6
            fund.received 2016-03 10000     party=D-IT category=member-state id=C7
            fund.received 2015-07-07 99900  party=P-9 category=private-sector id=C8
            fund.received 2015-07-07 -99900 party=P-9 category=private-sector id=C8 known=2015-08-01T00:00
            fund.pledged  2016-02-02 5500   party=P-1 category=private-sector evidence=illustrative id=C9
            fund.received 2015-05-05 1000   party=O-1 category=organisation id=C10
            fund.grants    2014-02-01 1     party=N-1 in=ALB category=2014 evidence=documented id=G1
            fund.committed 2014-02-01 60000 party=N-1 in=ALB category=2014 evidence=documented id=G1
            fund.grants    2015 1           party=N-2 in=ALB category=2014 id=G2
            fund.committed 2015 25000       party=N-2 in=ALB category=2014 id=G2
            fund.grants    2015-11-11 1     party=N-1 in=KEN id=G3
            fund.committed 2015-11-11 15000 party=N-1 in=KEN id=G3
            fund.disbursed 2014-03-01 30000
            fund.disbursed 2016-04 5000
            fund.charges   2014-12-31 8000  category=support-costs evidence=documented
            fund.charges   2016 4000        category=reserve
            survivors 2013 1500 evidence=documented
            survivors 2014 2000 evidence=documented
            survivors 2014 1    evidence=reported
            survivors 2015 2501 evidence=illustrative
            """;

    static Stream<FigureCases.Executed> cases() {
        return FigureCases.run(LEDGER, """
                # 100000 + 50000 + 30000 + 20000 + 7000 + 10000 + 1000; C6 is of some day of 2016
                fund.received | 2014-10..2016-04 | | 218000 atMost=258000 evidence=documented:100000,reported:88000,illustrative:30000 unit=USD
                fund.received | 2014-10..2016-12 | | 258000
                fund.received | 2016-03-30..2016-03-30 | | 208000 atMost=258000
                # by 8 September 2015, C5 was still a pledge, and C8 had been withdrawn
                fund.received | 2015-12..2015-12 | 2015-09-08 | 201000
                fund.received | 2015-12..2015-12 | 2015-07-31 | 300900
                fund.pledged | 2015-12..2015-12 | 2015-09-08 | 7000
                fund.pledged | 2015-12..2015-12 | | 0
                fund.pledged | 2014-10..2016-04 | | 5500 evidence=illustrative:5500
                fund.received.by-donor-type | 2014-10..2016-04 | | 218000 atMost=258000 parts=member-state:167000,private-sector:50000,organisation:1000
                fund.granted | 2014-10..2016-04 | | 100000
                fund.granted | 2015-11-11..2015-11-11 | | 75000 atMost=100000
                fund.granted | 2015-11-10..2015-11-10 | | 60000 atMost=85000
                fund.disbursed | 2014-10..2016-04 | | 35000
                fund.disbursed | 2014-10-01..2016-04-29 | | 30000 atMost=35000
                fund.charges | 2014-10..2016-04 | | 8000 atMost=12000
                fund.charges.by-type | 2016..2016 | | 12000 parts=support-costs:8000,reserve:4000
                # 218000 - 100000 - 8000; at most with C6 received and the reserve not charged
                fund.available | 2014-10..2016-04 | | 110000 atMost=150000 evidence=documented:168000,reported:128000,illustrative:30000
                fund.available | 2016..2016 | | 146000
                # what only lowers it gives no upper bound
                fund.available | 2015-06..2015-06 | | 133000
                fund.projects | 2014-10..2016-04 | | 3
                fund.projects | 2015-06..2015-06 | | 1 atMost=2
                fund.project-countries | 2014-10..2016-04 | | 2 members=ALB,KEN evidence=documented:1,reported:1
                fund.project-countries | 2015-06..2015-06 | | 1 members=ALB
                # P-9's receipt was withdrawn; P-3's is doubtful
                fund.donors.member-states | 2014-10..2016-04 | | 3 members=D-DE,D-FR,D-IT evidence=documented:1,reported:2 unit=donor
                fund.donors.private | 2014-10..2016-04 | | 2 atMost=3 members=P-1,P-2 evidence=reported:1,illustrative:1
                fund.donors.private | 2015-12..2015-12 | 2015-07-31 | 3 members=P-1,P-2,P-9

                # 2015: 20000 + 7000 + 1000
                fund.received.in-year | 2014-10..2016-04 | | 28000 period=2015-01-01..2015-12-31
                fund.received.in-year | 2013..2013 | | 50000 period=2013-01-01..2013-12-31
                fund.received.in-year | 2012-01-02..2015-12-30 | | 30000 period=2014-01-01..2014-12-31
                fund.received.in-year | 2015-01-02..2016-12-30 | | absent:no-full-year
                fund.received.in-year | 2016-01..2016-12 | | 50000 period=2016-01-01..2016-12-31
                fund.received.in-year | 2014-10..2016-04 | 2015-08-01 | 21000

                # from 1 January 2012 to 31 December 2012 are 365 days: 100000 * 365.25 / 365
                fund.received.average-per-year | 2012..2012 | | 100068 evidence=documented:100000
                # at least one day: 100000 * 365.25
                fund.received.average-per-year | 2012-01-01..2012-01-01 | | 36525000
                # 1461 + 120 days to 30 April 2016: 218000 * 365.25 / 1581 = 50363.4; 258000 * 365.25 / 1581 = 59604.4
                fund.received.average-per-year | 2014-10..2016-04 | | 50363 atMost=59604
                fund.received.average-per-year | 2011..2011 | | absent:no-receipts

                # (30000 + 20000) / 218000; with C6 inside (50000 + 40000) / 258000
                fund.received.private-share | 2014-10..2016-04 | | 0.229358 atMost=0.348837 evidence=reported:20000,illustrative:30000 unit=share
                # C7, a member state's, is left outside for the bound: (50000 + 40000) / (208000 + 40000)
                fund.received.private-share | 2016-03-30..2016-03-30 | | 0.240385 atMost=0.362903
                fund.received.private-share | 2015-12..2015-12 | | 0.240385
                fund.received.private-share | 2011..2011 | | absent:no-receipts

                # 2014: 2001; 2015: 2501; 2013 is not in the period
                fund.survivors-per-year | 2014..2015 | | 2251.00 evidence=documented:1000.00,reported:0.50,illustrative:1250.50 period=2014-01-01..2015-12-31
                # 1500 + 2001 + 2501 = 6002 over three years; 2012 and 2016 have none and do not count
                fund.survivors-per-year | 2012..2016 | | 2000.67 evidence=documented:1166.67,reported:0.33,illustrative:833.67
                fund.survivors-per-year | 2014-10..2016-04 | | 2501.00 period=2015-01-01..2015-12-31
                fund.survivors-per-year | 2014-02..2015-11 | | absent:no-full-year
                fund.survivors-per-year | 2016..2017 | | absent:nothing-recorded
                """);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void addsUpTheFund(FigureCases.Executed figure) {
        figure.check();
    }
}

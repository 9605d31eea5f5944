package org.palermo.reports.figures;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parties, cases, outputs, agreements and partners: R 2, 3 (d)-(f), 56, 67. */
class StockFiguresTest {

    /**
     * SGP accedes in the period; KOR in the year that it begins in; BRB before it; CZE once with a year before the period
     * and once inside; LKA twice inside; SDN to another instrument only; PER withdraws; FJI returns; JPN's action is
     * recorded anew with another date; MLI may only have acceded after the end.
     */
    private static final String TREATY = """
            treaty.actions 2015-09-28 1 in=SGP category=trafficking-protocol party=accession evidence=documented
            treaty.parties 2015-09-28 1 in=SGP category=trafficking-protocol party=accession evidence=documented
            treaty.actions 2014 1 in=KOR category=trafficking-protocol party=ratification
            treaty.parties 2014 1 in=KOR category=trafficking-protocol party=ratification
            treaty.actions 2003-05-01 1 in=BRB category=trafficking-protocol party=ratification
            treaty.parties 2003-05-01 1 in=BRB category=trafficking-protocol party=ratification
            treaty.actions 2013 1 in=CZE category=trafficking-protocol party=approval
            treaty.parties 2013 1 in=CZE category=trafficking-protocol party=approval
            treaty.actions 2015-01-05 1 in=CZE category=trafficking-protocol party=ratification
            treaty.parties 2015-01-05 1 in=CZE category=trafficking-protocol party=ratification
            treaty.actions 2015-02-01 1 in=LKA category=trafficking-protocol party=ratification evidence=inferred
            treaty.parties 2015-02-01 1 in=LKA category=trafficking-protocol party=ratification evidence=inferred
            treaty.actions 2015-03-01 1 in=LKA category=protocol-of-2000 party=acceptance evidence=documented
            treaty.parties 2015-03-01 1 in=LKA category=protocol-of-2000 party=acceptance evidence=documented
            treaty.actions 2015-02-01 1 in=SDN category=smuggling-protocol party=accession
            treaty.parties 2015-02-01 1 in=SDN category=smuggling-protocol party=accession
            treaty.actions 2015-02-01 1 in=SDN category=organized-crime-convention party=accession
            treaty.parties 2015-02-01 1 in=SDN category=organized-crime-convention party=accession
            treaty.actions 2015-02-01 1 in=SDN category=firearms-protocol party=accession
            treaty.actions 2004-01-01 1 in=PER category=trafficking-protocol party=ratification
            treaty.parties 2004-01-01 1 in=PER category=trafficking-protocol party=ratification
            treaty.parties 2015-11-01 -1 in=PER category=trafficking-protocol party=withdrawal
            treaty.actions 2004-01-01 1 in=FJI category=trafficking-protocol party=ratification
            treaty.parties 2004-01-01 1 in=FJI category=trafficking-protocol party=ratification
            treaty.parties 2010-01-01 -1 in=FJI category=trafficking-protocol party=withdrawal
            treaty.actions 2015-06-01 1 in=FJI category=trafficking-protocol party=accession
            treaty.parties 2015-06-01 1 in=FJI category=trafficking-protocol party=accession
            treaty.actions 2002-01-01 1 in=JPN category=trafficking-protocol party=acceptance
            treaty.parties 2002-01-01 1 in=JPN category=trafficking-protocol party=acceptance
            treaty.actions 2002-01-01 -1 in=JPN category=trafficking-protocol party=acceptance known=2016-01-05T08:00
            treaty.parties 2002-01-01 -1 in=JPN category=trafficking-protocol party=acceptance known=2016-01-05T08:00
            treaty.actions 2015-12-01 1 in=JPN category=trafficking-protocol party=acceptance known=2016-01-05T08:00
            treaty.parties 2015-12-01 1 in=JPN category=trafficking-protocol party=acceptance known=2016-01-05T08:00
            treaty.actions 2016 1 in=MLI category=trafficking-protocol party=accession
            treaty.parties 2016 1 in=MLI category=trafficking-protocol party=accession
            treaty.actions 2015-04-01 1 in=EUE category=trafficking-protocol party=approval
            treaty.parties 2015-04-01 1 in=EUE category=trafficking-protocol party=approval
            """;

    static Stream<FigureCases.Executed> treaty() {
        return FigureCases.run(TREATY, """
                # BRB, CZE, EUE, FJI, JPN, KOR, LKA, SGP; PER withdrew, MLI is doubtful
                treaty.parties | 2014-10..2016-04 | | 8 atMost=9 members=BRB,CZE,EUE,FJI,JPN,KOR,LKA,SGP evidence=documented:2,reported:6 unit=party
                # before PER's withdrawal; the first day of the period does not matter
                treaty.parties | 2015-10..2015-10 | | 8 members=BRB,CZE,EUE,FJI,KOR,LKA,PER,SGP
                treaty.parties | 2015-10-01..2015-10-31 | | 8
                # KOR's year has not ended; FJI has left and not returned
                treaty.parties | 2014-06..2014-06 | | 3 atMost=4 members=BRB,CZE,PER
                treaty.parties | 2014-06..2014-06 | 2016-01-04 | 4 atMost=5 members=BRB,CZE,JPN,PER
                treaty.parties | 2014-06..2014-06 | 2016-01-05 | 3 atMost=4 members=BRB,CZE,PER
                treaty.parties | 1999..1999 | | 0 members=

                # EUE, LKA, SGP, JPN; KOR and MLI may be; CZE certainly was before, FJI only returns
                treaty.parties.new | 2014-10..2016-04 | | 4 atMost=6 members=EUE,JPN,LKA,SGP evidence=documented:2,reported:2
                treaty.parties.new | 2014-10..2016-04 | 2016-01-04 | 3 atMost=5 members=EUE,LKA,SGP
                treaty.parties.new | 2014..2014 | | 1 members=KOR
                # LKA's second action alone makes no new Party
                treaty.parties.new | 2015-03..2015-03 | | 0
                treaty.parties.new | 2015-02..2015-02 | | 1 members=LKA evidence=inferred:1
                # CZE: some day of 2013 came first, whichever
                treaty.parties.new | 2013-07..2013-12 | | 0 atMost=1
                treaty.parties.new | 2013-07..2016-12 | | 6 atMost=7 members=EUE,JPN,KOR,LKA,MLI,SGP
                """);
    }

    @ParameterizedTest
    @MethodSource("treaty")
    void countsParties(FigureCases.Executed figure) {
        figure.check();
    }

    static Stream<FigureCases.Executed> records() {
        return FigureCases.run("""
                cases                  2012-02-02 1 in=FRA region=150 evidence=documented
                cases.by-country       2012-02-02 1 in=FRA region=150 evidence=documented
                cases                  2015-01-31 1 in=FRA region=150
                cases.by-country       2015-01-31 1 in=FRA region=150
                cases                  2015-02 1 in=XAC evidence=illustrative
                cases.by-country       2015-02 1 in=XAC evidence=illustrative
                cases                  2016 1 in=PER region=019
                cases.by-country       2016 1 in=PER region=019
                cases                  2015-12-31 1 in=ECHR
                cases.by-regional-body 2015-12-31 1 in=ECHR
                outputs                2015-07 1 category=study evidence=documented
                outputs                2016-05-01 1 category=tool
                outputs                2014 1 category=manual
                agreements             2015 1 category=strategy
                agreements.by-country  2015 1 category=strategy in=PAK
                partners               2014 1 party=La_Strada in=UKR
                partners               2015 1 party=La_Strada in=UKR
                partners               2015 1 party=Payoke in=BEL evidence=documented
                partners               2016 1 party=Anesvad
                """, """
                cases.stock | 2014-10..2016-04 | | 4 atMost=5 evidence=documented:1,reported:2,illustrative:1 unit=case
                cases.stock | 2015-02-15..2015-02-15 | | 2 atMost=3
                cases.stock | 2015-01-30..2015-01-30 | | 1
                cases.stock | 2015-01-31..2015-01-31 | | 2
                cases.added | 2014-10..2016-04 | | 3 atMost=4
                cases.added | 2015-02-01..2015-02-27 | | 0 atMost=1
                cases.added | 2015-02-01..2015-02-28 | | 1
                cases.countries | 2014-10..2016-04 | | 2 atMost=3 members=FRA,XAC evidence=documented:1,illustrative:1
                cases.countries | 2014-10..2016-12 | | 3 members=FRA,PER,XAC
                cases.regional-bodies | 2014-10..2016-04 | | 1 members=ECHR
                outputs | 2014-10..2016-04 | | 1 atMost=2 evidence=documented:1
                agreements | 2014-10..2016-04 | | 1
                agreements | 2015-01..2015-06 | | 0 atMost=1
                # whole years only; what else touches the period is doubtful; a name counts once
                partners | 2014..2015 | | 2 members=La_Strada,Payoke evidence=documented:1,reported:1 unit=organisation
                partners | 2014-10..2016-04 | | 2 atMost=3 members=La_Strada,Payoke
                partners | 2014-02..2014-12 | | 0 atMost=1
                partners | 2015-01-01..2015-12-30 | | 0 atMost=2
                """);
    }

    @ParameterizedTest
    @MethodSource("records")
    void countsRecordsByTheirDate(FigureCases.Executed figure) {
        figure.check();
    }
}

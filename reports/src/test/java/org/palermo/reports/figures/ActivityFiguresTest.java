package org.palermo.reports.figures;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Activities and trainings: R 3 (a)-(c), 31. */
class ActivityFiguresTest {

    /**
     * A1 for two regions, A2 illustrative, A3 dated by a year that the period cuts, A4 normative, A5 of another programme,
     * A6 by month, A7 corrected from March to May, A8 withdrawn, A9 illustrative for a real country, A10 for no country.
     */
    private static final String LEDGER = """
            activities                   2015-03-25 1 category=prevention evidence=documented id=A1
            activities.by-region         2015-03-25 1 category=prevention evidence=documented region=150
            activities.by-region         2015-03-25 1 category=prevention evidence=documented region=142
            activities.by-country        2015-03-25 1 category=prevention evidence=documented in=MDA region=150
            activities.by-country        2015-03-25 1 category=prevention evidence=documented in=GEO region=142
            activities.direct.by-country 2015-03-25 1 category=prevention evidence=documented in=MDA region=150

            activities                   2015-04-02 1 category=legislative evidence=illustrative id=A2
            activities.by-region         2015-04-02 1 category=legislative evidence=illustrative
            activities.by-country        2015-04-02 1 category=legislative evidence=illustrative in=XAA
            activities.direct.by-country 2015-04-02 1 category=legislative evidence=illustrative in=XAA

            activities                   2014 1 category=prevention evidence=inferred id=A3
            activities.by-region         2014 1 category=prevention evidence=inferred region=002
            activities.by-country        2014 1 category=prevention evidence=inferred in=TCD region=002
            activities.direct.by-country 2014 1 category=prevention evidence=inferred in=TCD region=002

            activities                   2015-05-01 1 category=normative id=A4
            activities.by-country        2015-05-01 1 category=normative in=FRA region=150
            activities.direct.by-country 2015-05-01 1 category=normative in=FRA region=150

            activities                   2015-05-01 1 category=prevention programme=asia id=A5
            activities.by-country        2015-05-01 1 category=prevention programme=asia in=LAO region=142

            activities                   2015-06 1 category=victim-protection evidence=inferred id=A6
            activities.by-region         2015-06 1 category=victim-protection evidence=inferred region=150
            activities.by-country        2015-06 1 category=victim-protection evidence=inferred in=MDA region=150
            activities.by-country        2015-06 1 category=victim-protection evidence=inferred in=EUE

            activities                   2014-03-10 1 category=prevention known=2014-03-11T10:00 id=A7
            activities.by-region         2014-03-10 1 category=prevention known=2014-03-11T10:00 region=009
            activities.by-country        2014-03-10 1 category=prevention known=2014-03-11T10:00 in=FJI region=009
            activities                   2014-03-10 -1 category=prevention known=2015-07-01T00:00 id=A7
            activities.by-region         2014-03-10 -1 category=prevention known=2015-07-01T00:00 region=009
            activities.by-country        2014-03-10 -1 category=prevention known=2015-07-01T00:00 in=FJI region=009
            activities                   2014-12-31 1 category=prevention known=2015-07-01T00:00 id=A7
            activities.by-region         2014-12-31 1 category=prevention known=2015-07-01T00:00 region=009
            activities.by-country        2014-12-31 1 category=prevention known=2015-07-01T00:00 in=FJI region=009

            activities                   2015-08-08 1 category=prevention id=A8
            activities                   2015-08-08 -1 category=prevention known=2015-09-09T09:00 id=A8

            activities                   2015-10-10 1 category=prevention evidence=illustrative id=A9
            activities.by-region         2015-10-10 1 category=prevention evidence=illustrative region=150
            activities.by-region         2015-10-10 1 category=prevention evidence=illustrative region=002

            activities                   2016-04-30 1 category=data-and-research id=A10
            activities.by-region         2016-04-30 1 category=data-and-research

            participants                 2015-02-03 40 evidence=documented id=T1
            participants.by-group        2015-02-03 25 evidence=documented party=criminal-justice
            participants.by-group        2015-02-03 10 evidence=documented party=civil-society
            trainings.by-country         2015-02-03 1 evidence=documented in=GEO region=142
            trainings.by-country         2015-02-03 1 evidence=documented in=TCD region=002
            participants                 2016 30 evidence=reported id=T2
            participants.by-group        2016 30 evidence=reported party=government
            trainings.by-country         2016 1 evidence=reported in=XAB
            trainings.by-country         2015-05-05 1 evidence=illustrative in=XAA id=T3
            participants                 2015-05-05 5 evidence=illustrative id=T3
            participants                 2015-05-05 100 programme=asia id=T4
            """;

    static Stream<FigureCases.Executed> cases() {
        return FigureCases.run(LEDGER, """
                # A1, A2, A6, A7, A9, A10; A3 may be of the last quarter of 2014
                activities | 2014-10..2016-04 | | 6 atMost=7 evidence=documented:1,inferred:1,reported:2,illustrative:2
                activities | 2014..2016 | | 7 evidence=documented:1,inferred:2,reported:2,illustrative:2
                # the last days of a period are in it, the days beside it are not
                activities | 2015-03-25..2015-03-25 | | 1
                activities | 2015-03-24..2015-03-24 | | 0
                activities | 2015-03-26..2015-04-01 | | 0
                # A6 is of June, some day of it
                activities | 2015-06-01..2015-06-15 | | 0 atMost=1
                activities | 2015-06..2015-06 | | 1
                activities | 2015-05-20..2015-06-30 | | 1
                # known on: A7 moved, A8 was withdrawn; by the end of the day, and 00:00 belongs to the day it begins
                activities | 2014-03..2014-03 | 2014-03-10 | 0 atMost=1
                activities | 2014-03..2014-03 | 2014-03-11 | 1 atMost=2
                activities | 2014-03..2014-03 | 2015-06-30 | 1 atMost=2
                activities | 2014-03..2014-03 | 2015-07-01 | 0 atMost=1
                activities | 2014-12-31..2014-12-31 | 2015-06-30 | 0 atMost=1
                activities | 2014-12-31..2014-12-31 | 2015-07-01 | 1 atMost=2
                activities | 2015-08..2015-08 | 2015-09-08 | 1
                activities | 2015-08..2015-08 | 2015-09-09 | 0

                activities.by-category | 2014-10..2016-04 | | 6 atMost=7 parts=prevention:3,data-and-research:1,legislative:1,victim-protection:1
                # A1 in two regions; A2 and A9 are illustrative, A10 has no country
                activities.by-region | 2014-10..2016-04 | | 6 atMost=7 parts=150:2,009:1,142:1,not-stated:3
                activities.by-region | 2015-10..2015-10 | | 1 parts=not-stated:1
                activities.by-region | 2015-04..2015-04 | | 1 parts=not-stated:1
                activities.by-region | 2017..2017 | | 0 parts=

                countries.direct | 2014-10..2016-04 | | 2 atMost=3 members=MDA,XAA evidence=documented:1,illustrative:1 unit=country
                # MDA by A1 best; TCD and GEO by a training; EUE is no country; T2's year ends after April
                countries.supported | 2014-10..2016-04 | | 5 atMost=6 members=FJI,GEO,MDA,TCD,XAA evidence=documented:3,reported:1,illustrative:1
                countries.supported | 2014-10..2016-12 | | 6 members=FJI,GEO,MDA,TCD,XAA,XAB
                countries.supported | 2014-10..2016-04 | 2015-06-30 | 4 atMost=5 members=GEO,MDA,TCD,XAA

                participants | 2014-10..2016-04 | | 45 atMost=75 evidence=documented:40,illustrative:5 unit=person
                participants | 2014-10..2016-12 | | 75
                participants.trained | 2014-10..2016-04 | | 25 atMost=55 evidence=documented:25
                participants.countries | 2014-10..2016-04 | | 3 atMost=4 members=GEO,TCD,XAA
                participants.by-group | 2014-10..2016-04 | | 45 atMost=75 parts=criminal-justice:25,civil-society:10,not-stated:10
                """);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void countsActivitiesAndParticipants(FigureCases.Executed figure) {
        figure.check();
    }
}

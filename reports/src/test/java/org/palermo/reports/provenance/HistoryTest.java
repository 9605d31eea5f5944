package org.palermo.reports.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.provenance.History.Deed;
import org.palermo.reports.provenance.History.Step;

class HistoryTest {

    private static final String OLD = "{\"date\":\"2015-03-12\",\"stage\":\"received\"}";
    private static final String NEW = "{\"date\":\"2015-03-13\",\"stage\":\"received\"}";

    /** A record's whole life: what each event did follows from what stood when it came. */
    @Test
    void tellsWhatEachEventDid() {
        // Given
        List<RecordedEvent> events = List.of(
                Recorded.refused(1, "rejected", "not-recorded", "2015-03-30", "{\"reason\":\"too early\"}"),
                Recorded.posted(2, 1, "2015-04-01", "letter 12", OLD),
                Recorded.refused(3, "duplicate", "", "2015-04-02", OLD),
                Recorded.posted(5, 2, "2016-02-01", "statement 7", NEW),
                Recorded.withdrawn(6, 3, "2016-03-01", "paid to another fund"),
                Recorded.posted(9, 4, "2016-04-01", "statement 7", NEW));
        List<PostingLine> postings = List.of(
                Recorded.line(Recorded.C1, 1, 0, "2015-03-12", 100),
                Recorded.line(Recorded.C1, 2, 0, "2015-03-12", -100),
                Recorded.line(Recorded.C1, 2, 1, "2015-03-13", 100),
                Recorded.line(Recorded.C1, 3, 0, "2015-03-13", -100),
                Recorded.line(Recorded.C1, 4, 0, "2015-03-13", 100));

        // When
        List<History> histories = History.of(events, postings);

        // Then
        List<Step> steps = histories.getFirst().steps();
        assertEquals(1, histories.size());
        assertEquals(
                List.of(Deed.REJECTED, Deed.RECORDED, Deed.REPEATED, Deed.CORRECTED, Deed.WITHDRAWN, Deed.RECORDED),
                steps.stream().map(Step::deed).toList());
        assertEquals(
                List.of(0, 1, 0, 2, 1, 1),
                steps.stream().map(step -> step.postings().size()).toList());
        assertEquals(
                List.of(
                        new Change("date", "2015-03-12", "2015-03-13"),
                        new Change("source", "letter 12", "statement 7")),
                steps.get(3).changes());
        assertEquals(
                List.of(new Change("date", "", "2015-03-13"), new Change("stage", "", "received")),
                steps.get(5).changes());
        assertEquals("paid to another fund", History.reason(steps.get(4).event()));
        assertEquals(events.getLast(), histories.getFirst().latest());
    }

    @Test
    void keepsEntitiesOfOneIdentifierApart() {
        RecordId grant = new RecordId("grant", "C1");
        List<History> histories = History.of(
                List.of(
                        Recorded.posted(1, 1, "2015-04-01", "", OLD),
                        Recorded.event(grant, 4, "rejected", "invalid-body", 0, "2015-04-01", "", false, "")),
                List.of(Recorded.line(Recorded.C1, 1, 0, "2015-03-12", 100)));

        assertEquals(
                List.of(Recorded.C1, grant),
                histories.stream().map(History::entity).toList());
        assertNull(histories.getLast().latest());
        assertEquals(List.of(), histories.getLast().steps().getFirst().postings());
    }
}

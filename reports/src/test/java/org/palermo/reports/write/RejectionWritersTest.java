package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palermo.reports.rejections.Rejection;
import org.palermo.reports.rejections.Rejection.Standing;
import org.palermo.reports.rejections.RejectionFilter;
import org.palermo.reports.rejections.RejectionList;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.topics.Position;

class RejectionWritersTest {

    private static final Rejection PAYMENT = new Rejection(
            new Position("palermo.grants", 0, 17),
            Instant.parse("2016-06-20T10:00:00Z"),
            "unknown-reference",
            "grant G-1 is not recorded, or withdrawn",
            "disbursement",
            "P-1",
            "e-1",
            Instant.parse("2016-06-19T00:00:00Z"),
            "office",
            "voucher 7, \"red\"",
            2,
            Standing.OPEN);
    private static final Rejection UNREADABLE = new Rejection(
            new Position("palermo.cases", 3, 4),
            Instant.parse("2016-06-20T10:00:00Z"),
            "corrupt-record",
            "the record has no value",
            "",
            "",
            "",
            null,
            "",
            "",
            0,
            Standing.OPEN);

    @Test
    void csvIsQuotedWhereItMustBe() {
        String csv = new RejectionData(Wording.in(Language.EN))
                .csv(list(Set.of(Standing.OPEN), List.of(UNREADABLE, PAYMENT), Map.of(Standing.OPEN, 2L)));

        assertEquals("""
                reason,kind,id,event_id,detail,source,recorded_by,recorded_at,published_at,topic,partition,offset,resent,standing
                corrupt-record,,,,the record has no value,,,,2016-06-20T10:00:00Z,palermo.cases,3,4,0,open
                unknown-reference,disbursement,P-1,e-1,"grant G-1 is not recorded, or withdrawn","voucher 7, ""red\""",office,\
                2016-06-19T00:00:00Z,2016-06-20T10:00:00Z,palermo.grants,0,17,2,open
                """.replace("\n", "\r\n"), csv);
    }

    @Test
    void jsonSaysWhatTheReasonMeansAndWhatToDo() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(new RejectionData(Wording.in(Language.FR))
                        .json(list(Set.of(Standing.OPEN), List.of(PAYMENT), Map.of(Standing.OPEN, 1L))));

        JsonNode only = json.path("rejected").path(0);
        assertEquals(1, json.path("counts").path("open").asInt());
        assertTrue(only.path("meaning").asText().contains("subvention"), only::toString);
        assertTrue(only.path("remedy").asText().contains("Importez"), only::toString);
        assertEquals("open", only.path("standing").asText());
    }

    @Test
    void textCountsWhatItLeavesOutAndWhatIsSettled() {
        String text = text(list(
                Set.of(Standing.OPEN),
                List.of(PAYMENT),
                Map.of(Standing.OPEN, 3L, Standing.POSTED, 4L, Standing.REPEATED, 1L, Standing.OVERTAKEN, 2L)));

        assertTrue(text.contains("2 more are not shown"), text);
        assertTrue(text.contains("7 more are settled: 5 by sending again, 2 by a later"), text);
        assertTrue(text.contains("Import the grant"), text);
        assertFalse(text.contains("Since then"), text);
    }

    @Test
    void textSaysWhatBecameOfWhatIsSettled() {
        assertTrue(text(list(EnumSet.allOf(Standing.class), List.of(PAYMENT), Map.of(Standing.OPEN, 1L)))
                .contains("waiting"));
        assertTrue(text(list(Set.of(Standing.OPEN), List.of(), Map.of())).contains("No rejected event is waiting."));
    }

    private static String text(RejectionList list) {
        return new TextWriter(140, false).write(new RejectionDocuments(Wording.in(Language.EN)).of(list));
    }

    private static RejectionList list(Set<Standing> standings, List<Rejection> shown, Map<Standing, Long> counts) {
        return new RejectionList(new RejectionFilter(null, null, null, List.of(), standings), shown, counts);
    }
}

package org.palermo.reports.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.HistoryDocuments;
import org.palermo.reports.write.HistoryJson;
import org.palermo.reports.write.TextWriter;
import org.palermo.schemas.codes.Language;

/** A history as its readers see it. */
class HistoryDocumentsTest {

    private static final List<History> HISTORIES = History.of(
            List.of(
                    Recorded.posted(
                            2, 1, "2015-04-01", "letter 12", "{\"donorName\":\"A State\",\"date\":\"2015-03-12\"}"),
                    Recorded.posted(
                            5, 2, "2016-02-01", "letter 12", "{\"donorName\":\"A State\",\"date\":\"2015-03\"}"),
                    Recorded.withdrawn(6, 3, "2016-03-01", "paid to another fund")),
            List.of(
                    Recorded.line(Recorded.C1, 1, 0, "2015-03-12", 100_000),
                    Recorded.line(Recorded.C1, 2, 0, "2015-03-12", -100_000),
                    Recorded.line(Recorded.C1, 2, 1, "2015-03", 100_000),
                    Recorded.line(Recorded.C1, 3, 0, "2015-03", -100_000)));

    @Test
    void readsAsAStory() {
        assertEquals(
                """
                Contribution C1
                ===============
                Stands as: withdrawn on 1 March 2016: it no longer counts
                Events received: 3

                1. Recorded on 1 April 2015
                ---------------------------

                Recorded by: finance. Evidence: reported. Source: letter 12. Known since: 1 April 2015.

                What it stated
                Field              Value
                -----------------------------
                Name of the donor  A State
                Date               2015-03-12

                What it posted, in United States dollars
                Account        Occurred       Of                           Quantity
                -------------------------------------------------------------------
                fund.received  12 March 2015  FRA, 150, member-state, D-1  1,000.00

                Event C1-2, published to palermo.contributions, partition 1, offset 2, on 30 June 2016, 12:30 UTC.

                2. Corrected on 1 February 2016
                -------------------------------

                Recorded by: finance. Evidence: reported. Source: letter 12. Known since: 1 February 2016.

                What it changed
                Field  Before      After
                --------------------------
                Date   2015-03-12  2015-03

                What it posted, in United States dollars
                Account        Occurred       Of                            Quantity
                --------------------------------------------------------------------
                fund.received  12 March 2015  FRA, 150, member-state, D-1  -1,000.00
                fund.received  March 2015     FRA, 150, member-state, D-1   1,000.00

                Event C1-5, published to palermo.contributions, partition 1, offset 5, on 30 June 2016, 12:30 UTC.

                3. Withdrawn on 1 March 2016
                ----------------------------

                Why: paid to another fund

                Recorded by: finance. Known since: 1 March 2016.

                What it posted, in United States dollars
                Account        Occurred    Of                            Quantity
                -----------------------------------------------------------------
                fund.received  March 2015  FRA, 150, member-state, D-1  -1,000.00

                Event C1-6, published to palermo.contributions, partition 1, offset 6, on 30 June 2016, 12:30 UTC.
                """,
                new TextWriter(100, false).write(new HistoryDocuments(Wording.in(Language.EN)).of("C1", HISTORIES)));
    }

    @Test
    void givesProgramsEverything() throws IOException {
        JsonNode record = new ObjectMapper()
                .readTree(HistoryJson.write(HISTORIES))
                .path("records")
                .path(0);

        assertEquals("contribution", record.path("kind").asText());
        assertEquals(3, record.path("events").size());
        JsonNode corrected = record.path("events").path(1);
        assertEquals("corrected", corrected.path("deed").asText());
        assertEquals("2016-02-01T00:00:00Z", corrected.path("knownAt").asText());
        assertEquals(
                -100_000, corrected.path("postings").path(0).path("quantity").asLong());
        assertEquals("2015-03", corrected.path("body").path("date").asText());
        assertEquals(
                "paid to another fund",
                record.path("events").path(2).path("withdrawnBecause").asText());
    }
}

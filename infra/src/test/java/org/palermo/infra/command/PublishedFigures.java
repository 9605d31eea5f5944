package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A report as JSON, and what the design says its figures must be. */
final class PublishedFigures {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Computed by hand from the source's paragraphs and the sample's design; money in US cents. */
    static final String EXPECTED = """
            treaty.parties                |       169 |
            treaty.parties.new            |         6 |
            activities                    |        36 | 37
            countries.direct              |        20 |
            countries.supported           |        69 |
            participants                  |       987 |
            participants.trained          |       918 |
            participants.countries        |        61 |
            outputs                       |         4 |
            agreements                    |         7 | 8
            cases.added                   |       179 |
            cases.stock                   |      1311 |
            cases.countries               |        94 |
            cases.regional-bodies         |         1 |
            partners                      |       137 |
            fund.received                 | 230020100 |
            fund.granted                  | 175000000 |
            fund.disbursed                | 135490000 |
            fund.charges                  |  50020100 |
            fund.available                |   5000000 |
            fund.projects                 |        30 |
            fund.project-countries        |        26 |
            fund.donors.member-states     |        19 |
            fund.donors.private           |        35 |
            fund.received.in-year         |  35770100 |
            fund.survivors-per-year       |      2000 |
            """;

    private final JsonNode report;
    private final Map<String, JsonNode> figures = new HashMap<>();

    private PublishedFigures(JsonNode report) {
        this.report = report;
        report.path("figures").forEach(figure -> figures.put(figure.path("id").asText(), figure));
    }

    /** Reads a text that must be one JSON document and nothing more. */
    static PublishedFigures of(String text) throws JsonProcessingException {
        return new PublishedFigures(JSON.readTree(text));
    }

    JsonNode report() {
        return report;
    }

    long value(String id) {
        return figure(id).path("value").asLong();
    }

    private JsonNode figure(String id) {
        return Objects.requireNonNull(figures.get(id), id);
    }

    /** Every figure of the table, with its upper bound where there is one and with none where there is none. */
    void are(String table) {
        table.lines().forEach(line -> {
            String[] cells = line.split("\\|", -1);
            String id = cells[0].strip();
            assertEquals(Long.parseLong(cells[1].strip()), value(id), id);
            JsonNode atMost = figure(id).path("atMost");
            assertEquals(
                    cells.length < 3 ? "" : cells[2].strip(),
                    atMost.isMissingNode() || atMost.isNull() ? "" : atMost.asText(),
                    id);
        });
    }

    /** What was published lies beside, and none of it differs. Returns how many values there are. */
    int compared() {
        int count = 0;
        for (JsonNode figure : figures.values()) {
            for (JsonNode published : figure.path("published")) {
                String verdict = published.path("verdict").asText();
                assertTrue(verdict.equals("agrees") || verdict.equals("calibrated"), () -> figure.toPrettyString());
                count++;
            }
        }
        return count;
    }
}

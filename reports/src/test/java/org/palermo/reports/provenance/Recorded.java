package org.palermo.reports.provenance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.palermo.reports.figures.PostingLine;
import org.palermo.schemas.values.PartialDate;

/** Events and postings as tests write them, all of contribution C1 unless said. */
final class Recorded {

    static final RecordId C1 = new RecordId("contribution", "C1");

    private Recorded() {}

    static RecordedEvent posted(long offset, long revision, String recorded, String source, String body) {
        return event(C1, offset, "posted", "", revision, recorded, source, false, body);
    }

    static RecordedEvent withdrawn(long offset, long revision, String recorded, String reason) {
        return event(C1, offset, "posted", "", revision, recorded, "", true, "{\"reason\":\"" + reason + "\"}");
    }

    static RecordedEvent refused(long offset, String outcome, String reason, String recorded, String body) {
        return event(C1, offset, outcome, reason, 0, recorded, "", false, body);
    }

    static RecordedEvent event(
            RecordId entity,
            long offset,
            String outcome,
            String reason,
            long revision,
            String recorded,
            String source,
            boolean withdrawn,
            String body) {
        Instant at = LocalDate.parse(recorded).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new RecordedEvent(
                "palermo.contributions",
                1,
                offset,
                Instant.parse("2016-06-30T12:30:00Z"),
                outcome,
                reason,
                "",
                entity,
                entity.id() + "-" + offset,
                revision,
                outcome.equals("posted") ? at : null,
                at,
                "finance",
                source,
                "reported",
                "",
                false,
                withdrawn,
                body);
    }

    static PostingLine line(RecordId entity, long revision, long ordinal, String date, long quantity) {
        PartialDate when = PartialDate.of(date);
        return new PostingLine(
                "fund.received",
                when.from(),
                when.to(),
                "",
                "FRA",
                "150",
                "member-state",
                "D-1",
                quantity,
                "USD",
                "reported",
                quantity,
                "USD",
                entity.kind(),
                entity.id(),
                revision,
                ordinal,
                Instant.parse("2016-01-01T00:00:00Z"),
                entity.id() + "-" + revision);
    }
}

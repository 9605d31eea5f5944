package org.palermo.reports.changes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.provenance.RecordedEvent;

/** What the tables say about changes. */
public interface ChangeReader {

    /**
     * The accepted events of every entity of which one became known in the span, from its first one to the span's end, by
     * entity and in the order in which they were published.
     */
    List<RecordedEvent> eventsOfChanged(Span span);

    /** The postings that became known in the span, by entity, revision and ordinal. */
    List<PostingLine> postings(Span span);

    /** When the first record became known; null where nothing was ever accepted. */
    @Nullable
    Instant firstKnown();

    /** The first day on which anything that was ever posted may have occurred; null where nothing was. */
    @Nullable
    LocalDate firstOccurred();

    /**
     * How many events were published after a day, and yet state what was known by its end: records of the past, and rejected
     * ones that were sent again.
     */
    long publishedLater(LocalDate day);
}

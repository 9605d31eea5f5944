package org.palermo.reports.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.changes.ChangeReader;
import org.palermo.reports.changes.Span;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.provenance.RecordedEvent;

/** Reads from ClickHouse what became known when. Safe for several threads. */
public final class ClickHouseChanges implements ChangeReader {

    private final Tables tables;

    /**
     * @param url JDBC address, {@code jdbc:ch://localhost:8123}
     * @param properties of the connection: user, password and others that the driver knows
     */
    public ClickHouseChanges(String url, Properties properties) {
        this.tables = new Tables(url, properties);
    }

    @Override
    public List<RecordedEvent> eventsOfChanged(Span span) {
        return tables.rows(
                Sql.file(
                        "record-events.sql",
                        Map.of(
                                "records", Sql.file("records-changed.sql", Map.of("known", within(span))),
                                "known", until(span.until()))),
                ClickHouseRecords::event);
    }

    @Override
    public List<PostingLine> postings(Span span) {
        return tables.rows(
                Sql.file(
                        "posting-lines.sql",
                        Map.of(
                                "which", Sql.of("1"),
                                "known", within(span),
                                "order", Sql.of("kind, entity_id, revision, ordinal"))),
                PostingLines::of);
    }

    @Override
    public @Nullable Instant firstKnown() {
        List<Long> first = tables.rows(Sql.file("first-known.sql", Map.of()), row -> row.getLong(1));
        return first.isEmpty() ? null : Instant.ofEpochMilli(first.getFirst());
    }

    @Override
    public @Nullable LocalDate firstOccurred() {
        List<Long> first = tables.rows(Sql.file("first-occurred.sql", Map.of()), row -> row.getLong(1));
        return first.isEmpty() ? null : LocalDate.ofEpochDay(first.getFirst());
    }

    @Override
    public long publishedLater(LocalDate day) {
        Sql end = end(day);
        return Objects.requireNonNull(tables.rows(
                        Sql.file("published-later.sql", Map.of("end", end, "known_end", end)), row -> row.getLong(1))
                .getFirst());
    }

    private static Sql within(Span span) {
        Span.Known published = span.published();
        if (published != null) {
            return Sql.joined(
                    "",
                    List.of(
                            Sql.of("NOT (" + Pinned.covered(published.positions()) + " AND "),
                            ClickHouseLedger.known(published.knownOn()),
                            Sql.of(")")));
        }
        return Sql.joined("", List.of(Sql.of("known_at >= "), end(span.since()), Sql.of(" AND "), until(span.until())));
    }

    private static Sql until(@Nullable LocalDate day) {
        return day == null ? Sql.of("1") : Sql.joined("", List.of(Sql.of("known_at < "), end(day)));
    }

    /** A day ends where the next one begins (domain.md, rule 4). */
    private static Sql end(LocalDate day) {
        return Sql.of("toDateTime64(?, 3, 'UTC')", day.plusDays(1) + " 00:00:00");
    }
}

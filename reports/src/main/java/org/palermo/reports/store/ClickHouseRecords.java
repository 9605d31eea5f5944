package org.palermo.reports.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordReader;
import org.palermo.reports.provenance.RecordedEvent;

/** Reads single records from ClickHouse. Safe for several threads. */
public final class ClickHouseRecords implements RecordReader {

    /** More entities than this are not named one by one. */
    private static final int MOST_NAMED = 1000;

    private final Tables tables;

    /**
     * @param url JDBC address, {@code jdbc:ch://localhost:8123}
     * @param properties of the connection: user, password and others that the driver knows
     */
    public ClickHouseRecords(String url, Properties properties) {
        this.tables = new Tables(url, properties);
    }

    @Override
    public List<RecordedEvent> eventsOf(String id) {
        return tables.rows(
                Sql.file("record-events.sql", Map.of("records", named(id), "known", Sql.of("1"))),
                ClickHouseRecords::event);
    }

    @Override
    public List<PostingLine> postingsOf(String id) {
        return tables.rows(
                Sql.file(
                        "posting-lines.sql",
                        Map.of(
                                "which", named(id),
                                "known", Sql.of("1"),
                                "order", Sql.of("kind, entity_id, revision, ordinal"))),
                PostingLines::of);
    }

    /** Many entities are read as all of their kinds: one request serves any number, and its text stays short. */
    @Override
    public List<RecordedEvent> acceptedEvents(Set<RecordId> entities, @Nullable LocalDate knownOn) {
        if (entities.isEmpty()) {
            return List.of();
        }
        Sql which = entities.size() <= MOST_NAMED
                ? Sql.joined(
                        "",
                        List.of(
                                Sql.of("(kind, entity_id) IN ("),
                                Sql.joined(
                                        ", ",
                                        entities.stream()
                                                .map(entity -> Sql.of("(?, ?)", entity.kind(), entity.id()))
                                                .toList()),
                                Sql.of(")")))
                : Sql.joined(
                        "",
                        List.of(
                                Sql.of("kind IN ("),
                                Sql.list(entities.stream()
                                        .map(RecordId::kind)
                                        .distinct()
                                        .toList()),
                                Sql.of(")")));
        List<RecordedEvent> events = tables.rows(
                Sql.file(
                        "record-events.sql",
                        Map.of(
                                "records",
                                Sql.joined(" AND ", List.of(Sql.of("outcome = 'posted'"), which)),
                                "known",
                                ClickHouseLedger.known(knownOn))),
                ClickHouseRecords::event);
        return events.stream()
                .filter(event -> entities.contains(event.entity()))
                .toList();
    }

    private static Sql named(String id) {
        return Sql.file("record-named.sql", Map.of("entity", Sql.of("?", id), "event", Sql.of("?", id)));
    }

    @Override
    public List<String> idsLike(String id, int most) {
        return tables.rows(
                Sql.file(
                        "record-ids-like.sql",
                        Map.of(
                                "id",
                                Sql.of("?", id),
                                "length",
                                Sql.of("?", id),
                                "most",
                                Sql.of(Integer.toString(most)))),
                row -> row.getString(1));
    }

    /**
     * The years in which some record of assistance has told so few survivors that they are not shown: in all, or of a sex or
     * an age. What other records of such a year tell would, taken from the year's sums, give them away.
     */
    public Set<Integer> yearsOfSmallCounts(Disclosure disclosure) {
        return new TreeSet<>(tables.rows(
                Sql.of(
                        "SELECT DISTINCT toInt32(toYear(occurred_from)) FROM postings WHERE startsWith(account, 'survivors')"
                                + " AND quantity != 0 AND abs(quantity) < ?",
                        Integer.toString(disclosure.threshold())),
                row -> row.getInt(1)));
    }

    static RecordedEvent event(Row row) {
        return new RecordedEvent(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                new RecordId(row.getString(8), row.getString(9)),
                row.getString(10),
                row.getLong(11),
                instant(row, 12),
                instant(row, 13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                row.getBoolean(18),
                row.getBoolean(19),
                row.getString(20));
    }

    private static @Nullable Instant instant(Row row, int column) {
        return row.isNull(column) ? null : Instant.ofEpochMilli(row.getLong(column));
    }
}

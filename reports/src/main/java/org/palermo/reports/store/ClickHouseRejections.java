package org.palermo.reports.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.palermo.reports.rejections.Rejection;
import org.palermo.reports.rejections.Rejection.Standing;
import org.palermo.reports.rejections.RejectionFilter;
import org.palermo.reports.rejections.RejectionReader;
import org.palermo.schemas.topics.Position;

/** Reads from ClickHouse what was rejected. Safe for several threads. */
public final class ClickHouseRejections implements RejectionReader {

    private static final Sql REJECTIONS = Sql.file("rejections.sql", Map.of());

    private final Tables tables;

    /**
     * @param url JDBC address, {@code jdbc:ch://localhost:8123}
     * @param properties of the connection: user, password and others that the driver knows
     */
    public ClickHouseRejections(String url, Properties properties) {
        this.tables = new Tables(url, properties);
    }

    @Override
    public List<Rejection> rejections(RejectionFilter filter, int most) {
        List<String> standings =
                filter.standings().stream().map(Standing::name).sorted().toList();
        Map<String, Sql> parts = Map.of(
                "rejections", REJECTIONS,
                "which", which(filter),
                "standings", Sql.list(standings),
                "most", Sql.of(Integer.toString(most)));
        return tables.rows(Sql.file("rejection-list.sql", parts), ClickHouseRejections::rejection);
    }

    @Override
    public Map<Standing, Long> count(RejectionFilter filter) {
        Map<Standing, Long> counts = new EnumMap<>(Standing.class);
        tables.rows(
                Sql.file("rejection-counts.sql", Map.of("rejections", REJECTIONS, "which", which(filter))),
                row -> counts.put(Standing.valueOf(row.getString(1)), row.getLong(2)));
        return counts;
    }

    private static Sql which(RejectionFilter filter) {
        List<Sql> all = new ArrayList<>();
        all.add(Sql.of("1"));
        if (filter.reason() != null) {
            all.add(Sql.of("reason = ?", filter.reason()));
        }
        if (filter.kind() != null) {
            all.add(Sql.of("kind = ?", filter.kind()));
        }
        if (filter.since() != null) {
            all.add(Sql.of("published_at >= toDateTime64(?, 3, 'UTC')", filter.since() + " 00:00:00"));
        }
        if (!filter.ids().isEmpty()) {
            all.add(named(filter.ids()));
        }
        return Sql.joined(" AND ", all);
    }

    /** What is no position is an identifier. */
    private static Sql named(List<String> ids) {
        List<Sql> positions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String id : ids) {
            Position.parse(id)
                    .ifPresentOrElse(
                            at -> positions.add(Sql.of("(?, ?, ?)", at.topic(), at.partition(), at.offset())),
                            () -> names.add(id));
        }
        List<Sql> any = new ArrayList<>();
        if (!positions.isEmpty()) {
            any.add(in("(topic, partition, offset)", Sql.joined(", ", positions)));
        }
        if (!names.isEmpty()) {
            any.add(in("event_id", Sql.list(names)));
            any.add(in("entity_id", Sql.list(names)));
        }
        return Sql.joined("", List.of(Sql.of("("), Sql.joined(" OR ", any), Sql.of(")")));
    }

    private static Sql in(String what, Sql values) {
        return Sql.joined("", List.of(Sql.of(what + " IN ("), values, Sql.of(")")));
    }

    private static Rejection rejection(Row row) {
        Instant recordedAt = row.isNull(10) ? null : Instant.ofEpochMilli(row.getLong(10));
        return new Rejection(
                new Position(row.getString(1), row.getInt(2), row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                recordedAt,
                row.getString(11),
                row.getString(12),
                row.getLong(13),
                Standing.valueOf(row.getString(14)));
    }
}

package org.palermo.infra.pipeline;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.entry.Known;
import org.palermo.producers.fields.Parties;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.repricing.Recorded;
import org.palermo.producers.repricing.RecordedAmounts;
import org.palermo.reports.duplicates.Party;
import org.palermo.reports.figures.Identities;
import org.palermo.reports.figures.Merge;
import org.palermo.reports.store.ClickHouseIdentities;
import org.palermo.reports.store.ClickHouseParties;

/** What is recorded now, as ClickHouse shows it: the latest accepted event of each entity that is not withdrawn. */
public final class RecordedState implements Rates, Parties, RecordedAmounts, Known.Lookup {

    private static final String RATES = """
            SELECT JSONExtractString(body, 'currency'), JSONExtractString(body, 'month'), JSONExtractString(body, 'unitsPerUsd')
            FROM (
                SELECT argMax(body, revision) AS body, argMax(withdrawn, revision) AS gone
                FROM outcomes WHERE kind = 'rate' AND outcome = 'posted' GROUP BY entity_id
            )
            WHERE NOT gone
            """;

    private static final String AMOUNTS = """
            SELECT kind, entity_id, latest.1, latest.2, latest.3, latest.4, latest.5
            FROM (
                SELECT kind, entity_id, argMax((recorded_by, source, evidence, note, body, withdrawn), revision) AS latest
                FROM outcomes WHERE outcome = 'posted' GROUP BY kind, entity_id
            )
            WHERE NOT latest.6 AND JSONExtractString(latest.5, 'amount', 'currency') = ?
            ORDER BY kind, entity_id
            """;

    private static final String OF_ID = """
            SELECT kind, entity_id, latest.1, latest.2, latest.3, latest.4, latest.5, latest.6, asserted
            FROM (
                SELECT kind, entity_id,
                    argMax((recorded_by, source, evidence, note, body, withdrawn), revision) AS latest,
                    argMaxIf(body, revision, NOT withdrawn) AS asserted
                FROM outcomes WHERE outcome = 'posted' AND entity_id = ? GROUP BY kind, entity_id
            )
            ORDER BY kind
            """;

    private final String url;
    private @Nullable Map<String, BigDecimal> rates;
    private @Nullable Map<String, Party> parties;
    private @Nullable Identities identities;

    /** @param url JDBC URL of ClickHouse */
    public RecordedState(String url) {
        this.url = url;
    }

    /** Reads all recorded rates the first time it is asked. */
    @Override
    public synchronized Optional<BigDecimal> unitsPerUsd(String currency, YearMonth month) {
        Map<String, BigDecimal> known = rates;
        if (known == null) {
            known = read();
            rates = known;
        }
        return Optional.ofNullable(known.get(currency + " " + month));
    }

    @Override
    public boolean isRecorded(String type, String id) {
        return parties().containsKey(type + ":" + id);
    }

    @Override
    public Optional<String> donorType(String id) {
        return Optional.ofNullable(parties().get("donor:" + id)).map(Party::sort);
    }

    @Override
    public synchronized Optional<String> mergedInto(String type, String alias) {
        Identities known = identities;
        if (known == null) {
            known = new ClickHouseIdentities(url, new Properties()).identities(null);
            identities = known;
        }
        return known.all().stream()
                .filter(merge -> merge.type().equals(type) && merge.alias().equals(alias))
                .map(Merge::into)
                .findFirst();
    }

    /** Reads everyone that the records name the first time it is asked. */
    private synchronized Map<String, Party> parties() {
        Map<String, Party> known = parties;
        if (known == null) {
            known = new HashMap<>();
            for (Party party : new ClickHouseParties(url, new Properties()).parties()) {
                known.put(party.type() + ":" + party.id(), party);
            }
            parties = known;
        }
        return known;
    }

    @Override
    public List<Recorded> in(String currency) {
        List<Recorded> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement query = connection.prepareStatement(AMOUNTS)) {
            query.setString(1, currency);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Recorded(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)));
                }
            }
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(url, e);
        }
        return found;
    }

    /** What is recorded under an identifier: of each kind that has it, the current state, withdrawn ones too; by kind. */
    public List<Known> ofId(String entityId) {
        List<Known> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement query = connection.prepareStatement(OF_ID)) {
            query.setString(1, entityId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Recorded latest = new Recorded(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7));
                    found.add(new Known(latest, row.getBoolean(8), row.getString(9)));
                }
            }
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(url, e);
        }
        return found;
    }

    @Override
    public Optional<Known> find(String kind, String entityId) {
        return ofId(entityId).stream()
                .filter(known -> known.latest().kind().equals(kind))
                .findFirst();
    }

    private Map<String, BigDecimal> read() {
        Map<String, BigDecimal> found = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement query = connection.prepareStatement(RATES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.put(row.getString(1) + " " + row.getString(2), new BigDecimal(row.getString(3)));
            }
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(url, e);
        }
        return found;
    }
}

package org.palermo.reports.store;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

/** The tables of one ClickHouse. Safe for several threads. */
final class Tables {

    private static final String SETTING = "clickhouse_setting_";

    private final String url;
    private final Properties properties = new Properties();
    private final Map<String, String> settings = new HashMap<>();

    /**
     * @param properties of the connection; what begins with {@code clickhouse_setting_} is a setting of each question, so that
     *     readers who see different rows share a client
     */
    Tables(String url, Properties properties) {
        this.url = url;
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(SETTING)) {
                settings.put(name.substring(SETTING.length()), properties.getProperty(name));
            } else {
                this.properties.setProperty(name, properties.getProperty(name));
            }
        }
    }

    /** @throws StoreUnavailable where ClickHouse is away, refuses, or lacks the tables */
    <T> List<T> rows(Sql sql, RowReader<T> reader) {
        QuerySettings asked = new QuerySettings().setFormat(ClickHouseFormat.RowBinaryWithNamesAndTypes);
        settings.forEach(asked::serverSetting);
        try {
            Client client = Clients.of(url, properties);
            try (QueryResponse response = client.query(sql.filled(), asked).get();
                    InputStream answer = response.getInputStream()) {
                return rows(new BinaryRows(answer), reader);
            }
        } catch (SQLException | ClickHouseException | IOException e) {
            throw new StoreUnavailable(address(), e);
        } catch (ExecutionException e) {
            throw new StoreUnavailable(address(), Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable(address(), e);
        } catch (RuntimeException e) { // the reader's own
            throw e;
        } catch (Exception e) { // closing a response may throw any
            throw new StoreUnavailable(address(), e);
        }
    }

    private static <T> List<T> rows(BinaryRows row, RowReader<T> reader) throws IOException {
        List<T> rows = new ArrayList<>();
        while (row.next()) {
            rows.add(reader.read(row));
        }
        return rows;
    }

    /** Without what follows the question mark, where a password may stand. */
    private String address() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    /** Turns a row into a value, and keeps nothing of it. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(Row row);
    }
}

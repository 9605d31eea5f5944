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
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

/** The tables of one ClickHouse. Safe for several threads. */
final class Tables {

    private final String url;
    private final Properties properties;

    Tables(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    /** @throws StoreUnavailable where ClickHouse is away, refuses, or lacks the tables */
    <T> List<T> rows(Sql sql, RowReader<T> reader) {
        QuerySettings settings = new QuerySettings().setFormat(ClickHouseFormat.RowBinaryWithNamesAndTypes);
        try {
            Client client = Clients.of(url, properties);
            try (QueryResponse response = client.query(sql.filled(), settings).get();
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

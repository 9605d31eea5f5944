package org.palermo.infra.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The real engine, fetched once per machine, in a process of its own. */
final class EngineFixture {
    private EngineFixture() {}

    static Path library() {
        return EngineLibrary.locate(EngineLibrary.cacheFolder(), System.err::println);
    }

    static EngineProcess start(Path data) {
        return EngineProcess.start(EngineProcess.Settings.of(library(), data));
    }

    /** A connection of clickhouse-jdbc; options as name=value. */
    static Connection jdbc(EngineProcess engine, String... options) throws SQLException {
        Properties properties = new Properties();
        for (String option : options) {
            int equals = option.indexOf('=');
            properties.setProperty(option.substring(0, equals), option.substring(equals + 1));
        }
        return DriverManager.getConnection(engine.jdbcUrl(), properties);
    }
}

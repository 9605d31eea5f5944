package org.palermo.infra.configuration;

import org.palermo.schemas.codes.Language;

/** The page on all settings, written from their declarations. */
final class ConfigurationPage {

    private static final String HEAD = """
            # Configuration

            What can be set, written from the declarations in `infra/…/configuration/Settings.java`; a test holds this page to
            them.

            A setting comes from the first of these that has it:

            1. the command line: `--set KEY=VALUE`, as often as needed, or an option of its own (`--data`, `--instance`,
               `--threads`, `--in-memory`, `--metrics-port`, `--log-format`);
            2. the environment: the variable beside the key below; one that is empty counts as unset;
            3. one file, named by `--config FILE` or `PALERMO_CONFIG`, in the form of Java's properties: `key = value`, one a
               line, `#` before comments;
            4. the default.

            `./palermo config` shows what is in force and where it comes from; `--check` asks the services. Everything that is
            wrong is told at once, with the key, the place where it was set, the value and what is allowed. A key that does not
            exist stops the command; a variable that begins with `PALERMO_` and sets nothing is told and stops nothing, because it
            may be another program's.

            **Secrets** are never shown, logged or printed. Each may be given as a file instead: `KEY.file`, or the variable with
            `_FILE`, names it (as for `PALERMO_CLICKHOUSE_PASSWORD_FILE=/run/secrets/clickhouse`).

            **Services elsewhere** are spoken to where all three addresses are set: `kafka.bootstrap.servers`, `schema.registry.url` and
            `clickhouse.url`. Where none is, commands speak to the embedded stack of the data directory. User and password of
            registry and ClickHouse may also stand in their addresses.

            **Durations** are written `500ms`, `10s`, `2m`, `1h`, or as ISO 8601 has them (`PT10S`).

            """;

    private static final String TAIL = """

            Three variables are read before the settings: `PALERMO_CONFIG` (the file), `PALERMO_CACHE` (where fetched programs
            lie) and `PALERMO_DEBUG` (`1` shows where in the code a fault happened).

            ## An example

            ```properties
            # palermo.properties
            kafka.bootstrap.servers         = kafka-1:9093,kafka-2:9093,kafka-3:9093
            kafka.security.protocol         = SASL_SSL
            kafka.sasl.mechanism            = SCRAM-SHA-512
            kafka.user                      = palermo
            kafka.password.file             = /run/secrets/kafka
            kafka.truststore.file           = /etc/palermo/ca.pem
            schema.registry.url             = https://registry:8081
            schema.registry.user            = palermo
            schema.registry.password.file   = /run/secrets/registry
            schema.registry.truststore.file = /etc/palermo/ca.pem
            clickhouse.url                  = jdbc:clickhouse://clickhouse:8443/palermo
            clickhouse.user                 = palermo
            clickhouse.password.file        = /run/secrets/clickhouse
            clickhouse.truststore.file      = /etc/palermo/ca.pem
            topics.partitions               = 12
            metrics.host                    = 0.0.0.0
            metrics.port                    = 9464
            log.format                      = json
            ```

            ```sh
            ./palermo setup   --config palermo.properties
            ./palermo streams --config palermo.properties --instance streams-1
            ./palermo sink    --config palermo.properties --instance sink-1
            ./palermo import registers/ --config palermo.properties --wait
            ```
            """;

    private ConfigurationPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| key, variable | meaning | allowed | default |\n|---|---|---|---|\n");
        for (Setting<?> setting : Settings.ALL) {
            String unit = setting.type().unit().in(Language.EN);
            page.append("| `")
                    .append(setting.key())
                    .append("`<br>`")
                    .append(setting.variable())
                    .append("` | ")
                    .append(setting.meaning().in(Language.EN))
                    .append(setting.secret() ? " Secret." : "")
                    .append(" | ")
                    .append(setting.type().allowed().in(Language.EN))
                    .append(unit.isEmpty() ? "" : " (" + unit + ")")
                    .append(" | ")
                    .append(setting.otherwise().map(text -> "`" + text + "`").orElse(""))
                    .append(" |\n");
        }
        return page.append(TAIL).toString();
    }
}

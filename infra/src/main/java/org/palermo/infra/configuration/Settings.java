package org.palermo.infra.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.palermo.schemas.addresses.ServiceUrl;

/** Every setting there is. Documentation, reading, judging and showing all go by these declarations. */
public final class Settings {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    public static final Setting<Path> DATA = Setting.of(
            "data",
            Type.path(),
            "var",
            new Words(
                    "Data directory: of the embedded stack, and of the streams' state.",
                    "Répertoire de données\u00a0: celui de la pile embarquée et de l’état des flux."));

    public static final Setting<String> KAFKA_SERVERS = Setting.optional(
            "kafka.bootstrap.servers",
            Type.servers(),
            new Words(
                    "Brokers of Kafka. Without the three addresses, commands speak to the embedded stack of the data directory.",
                    "Courtiers Kafka. Sans les trois adresses, les commandes s’adressent à la pile embarquée du répertoire de données."));

    public static final Setting<String> KAFKA_PROTOCOL = Setting.of(
            "kafka.security.protocol",
            Type.choice("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"),
            "PLAINTEXT",
            new Words("How the brokers are spoken to.", "Comment on s’adresse aux courtiers."));

    public static final Setting<String> KAFKA_MECHANISM = Setting.of(
            "kafka.sasl.mechanism",
            Type.choice("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
            "PLAIN",
            new Words(
                    "How user and password are proved to the brokers, with SASL_PLAINTEXT or SASL_SSL.",
                    "Comment l’utilisateur et le mot de passe sont prouvés aux courtiers, avec SASL_PLAINTEXT ou SASL_SSL."));

    public static final Setting<String> KAFKA_USER = Setting.optional(
            "kafka.user",
            Type.text(),
            new Words("User of the brokers, with SASL.", "Utilisateur auprès des courtiers, avec SASL."));

    public static final Setting<String> KAFKA_PASSWORD = Setting.secret(
            "kafka.password",
            new Words("Password of the brokers' user.", "Mot de passe de l’utilisateur auprès des courtiers."));

    public static final Setting<Path> KAFKA_TRUST = Setting.optional(
            "kafka.truststore.file",
            Type.path(),
            new Words(
                    "PEM certificates that sign the brokers', where the JVM does not trust them by itself.",
                    "Certificats PEM qui signent ceux des courtiers, si la JVM ne s’y fie pas d’elle-même."));

    public static final Setting<Path> KAFKA_KEYSTORE = Setting.optional(
            "kafka.keystore.file",
            Type.path(),
            new Words(
                    "PEM file with our own key and certificates, where the brokers ask for one.",
                    "Fichier PEM de notre clé et de nos certificats, si les courtiers en demandent."));

    public static final Setting<String> KAFKA_KEY_PASSWORD = Setting.secret(
            "kafka.keystore.password",
            new Words("Password of the key in that file.", "Mot de passe de la clé dans ce fichier."));

    public static final Setting<ServiceUrl> REGISTRY_URL = Setting.optional(
            "schema.registry.url",
            Type.url("https://registry:8081", "http", "https"),
            new Words(
                    "Base address of the schema registry's REST API as Confluent has it.",
                    "Adresse de base de l’interface REST du registre de schémas, selon Confluent."));

    public static final Setting<String> REGISTRY_USER = Setting.optional(
            "schema.registry.user",
            Type.text(),
            new Words("User of the schema registry.", "Utilisateur auprès du registre de schémas."));

    public static final Setting<String> REGISTRY_PASSWORD = Setting.secret(
            "schema.registry.password",
            new Words(
                    "Password of the schema registry's user.",
                    "Mot de passe de l’utilisateur auprès du registre de schémas."));

    public static final Setting<Path> REGISTRY_TRUST = Setting.optional(
            "schema.registry.truststore.file",
            Type.path(),
            new Words(
                    "PEM certificates that sign the registry's, where the JVM does not trust them by itself.",
                    "Certificats PEM qui signent celui du registre, si la JVM ne s’y fie pas d’elle-même."));

    public static final Setting<ServiceUrl> CLICKHOUSE_URL = Setting.optional(
            "clickhouse.url",
            Type.url("jdbc:clickhouse://clickhouse:8123/palermo", "jdbc:clickhouse", "jdbc:clickhouse:https"),
            new Words(
                    "JDBC address of ClickHouse's HTTP interface with the database; ?ssl=true for TLS.",
                    "Adresse JDBC de l’interface HTTP de ClickHouse avec la base\u00a0; ?ssl=true pour TLS."));

    public static final Setting<String> CLICKHOUSE_USER = Setting.optional(
            "clickhouse.user",
            Type.text(),
            new Words(
                    "User of ClickHouse; without one, ClickHouse's own user default.",
                    "Utilisateur de ClickHouse\u00a0; à défaut, son utilisateur default."));

    public static final Setting<String> CLICKHOUSE_PASSWORD = Setting.secret(
            "clickhouse.password",
            new Words("Password of ClickHouse's user.", "Mot de passe de l’utilisateur de ClickHouse."));

    public static final Setting<Path> CLICKHOUSE_TRUST = Setting.optional(
            "clickhouse.truststore.file",
            Type.path(),
            new Words(
                    "PEM certificate that signs ClickHouse's, where the JVM does not trust it by itself; turns TLS on.",
                    "Certificat PEM qui signe celui de ClickHouse, si la JVM ne s’y fie pas d’elle-même\u00a0; active TLS."));

    public static final Setting<String> CLICKHOUSE_CLUSTER = Setting.optional(
            "clickhouse.cluster",
            Type.name(),
            new Words(
                    "Name of the ClickHouse cluster whose servers all get the tables; without one, the server that answers.",
                    "Nom de la grappe ClickHouse dont tous les serveurs reçoivent les tables\u00a0; à défaut, le serveur qui répond."));

    public static final Setting<Integer> PARTITIONS = Setting.of(
            "topics.partitions",
            Type.number(1, 1_000, new Words("partitions", "partitions")),
            "4",
            new Words(
                    "Partitions of every topic but the grants'. Fixed at the first start, for ever.",
                    "Partitions de chaque sujet, sauf celui des subventions. Fixées au premier démarrage, pour toujours."));

    public static final Setting<Integer> REPLICATION = Setting.of(
            "topics.replication",
            Type.number(1, 9, new Words("copies", "copies")),
            "3",
            new Words(
                    "Copies of each record that setup asks the brokers for; the embedded stack's one broker always has 1. With 3 or more, all copies but one must have a record before it counts as taken.",
                    "Copies de chaque enregistrement que setup demande aux courtiers\u00a0; l’unique courtier de la pile embarquée en a toujours 1. À partir de 3, toutes les copies sauf une doivent l’avoir avant qu’il soit tenu pour reçu."));

    public static final Setting<Integer> PRIVACY_THRESHOLD = Setting.of(
            "privacy.threshold",
            Type.number(0, 1_000, new Words("persons", "personnes")),
            "10",
            new Words(
                    "Counts of survivors from 1 to just under it are not shown, nor what they could be worked out from; 0 shows all.",
                    "Les nombres de survivants à partir de 1 et inférieurs à ce seuil ne sont pas communiqués, ni ce dont ils pourraient être déduits\u00a0; 0 les communique tous."));

    public static final Setting<String> APPLICATION = Setting.of(
            "streams.application.id",
            Type.name(),
            "palermo",
            new Words(
                    "Name of all instances of the streams together. Another name is another application, which begins anew.",
                    "Nom de toutes les instances des flux ensemble. Un autre nom est une autre application, qui recommence."));

    public static final Setting<String> INSTANCE = Setting.of(
            "instance.id",
            Type.name(),
            "palermo-1",
            new Words(
                    "Name of this process among those that share the work, its own and the same after every restart.",
                    "Nom de ce processus parmi ceux qui se partagent le travail, propre à lui et le même après chaque redémarrage."));

    public static final Setting<Integer> THREADS = Setting.of(
            "streams.threads",
            Type.number(1, 64, new Words("threads", "fils")),
            "1",
            new Words("Threads of the streams in this process.", "Fils d’exécution des flux dans ce processus."));

    public static final Setting<Path> STATE = Setting.optional(
            "streams.state.dir",
            Type.path(),
            new Words(
                    "Where the streams keep their state between runs (default: streams in the data directory).",
                    "Où les flux gardent leur état d’une exécution à l’autre (par défaut\u00a0: streams dans le répertoire de données)."));

    public static final Setting<Boolean> IN_MEMORY = Setting.of(
            "streams.in.memory",
            Type.yesNo(),
            "false",
            new Words(
                    "Keep the streams' state in memory: about twice as fast, rebuilt from the brokers at each start.",
                    "Garder l’état des flux en mémoire\u00a0: environ deux fois plus rapide, reconstruit depuis les courtiers à chaque démarrage."));

    public static final Setting<Duration> COMMIT_INTERVAL = Setting.of(
            "streams.commit.interval",
            Type.duration(MILLISECOND, Duration.ofMinutes(1)),
            "100ms",
            new Words("Time between two transactions of the streams.", "Temps entre deux transactions des flux."));

    public static final Setting<Duration> TOTALS_INTERVAL = Setting.of(
            "streams.totals.interval",
            Type.duration(MILLISECOND, Duration.ofMinutes(1)),
            "100ms",
            new Words("Time between two sendings of changed totals.", "Temps entre deux envois de totaux modifiés."));

    public static final Setting<String> SINK_GROUP = Setting.of(
            "sink.group",
            Type.name(),
            "palermo-sink",
            new Words(
                    "Name of all instances of the sink together.",
                    "Nom de toutes les instances de l’écriture ensemble."));

    public static final Setting<Integer> CHUNK_ROWS = Setting.of(
            "sink.chunk.rows",
            Type.number(1, 500_000, new Words("rows", "lignes")),
            "100000",
            new Words(
                    "Rows of all tables together that close a chunk.",
                    "Lignes de toutes les tables ensemble qui ferment un lot."));

    public static final Setting<Integer> CHUNK_RECORDS = Setting.of(
            "sink.chunk.records",
            Type.number(1, 500_000, new Words("records", "enregistrements")),
            "50000",
            new Words("Records that close a chunk.", "Enregistrements qui ferment un lot."));

    public static final Setting<Integer> CHUNK_BYTES = Setting.of(
            "sink.chunk.bytes",
            Type.number(1, 268_435_456, new Words("bytes", "octets")),
            "33554432",
            new Words(
                    "Bytes that close a chunk, as Kafka holds its records.",
                    "Octets qui ferment un lot, tels que Kafka garde ses enregistrements."));

    public static final Setting<Duration> SINK_PATIENCE = Setting.of(
            "sink.patience",
            Type.duration(MILLISECOND, Duration.ofMinutes(2)),
            "1m",
            new Words(
                    "How long one insert or question may take before ClickHouse counts as away.",
                    "Durée permise à une insertion ou à une question avant que ClickHouse soit tenu pour absent."));

    public static final Setting<Duration> FIRST_PAUSE = Setting.of(
            "sink.pause.first",
            Type.duration(MILLISECOND, Duration.ofMinutes(10)),
            "100ms",
            new Words(
                    "Pause before the second attempt at what was away; each further one is twice as long.",
                    "Pause avant le deuxième essai auprès d’un service absent\u00a0; chaque suivante double."));

    public static final Setting<Duration> LONGEST_PAUSE = Setting.of(
            "sink.pause.longest",
            Type.duration(MILLISECOND, Duration.ofMinutes(10)),
            "10s",
            new Words("Longest pause between two attempts.", "Plus longue pause entre deux essais."));

    public static final Setting<OptionalInt> METRICS_PORT = Setting.optional(
            "metrics.port",
            Type.port(),
            new Words(
                    "Port of metrics and health (default: up takes a free one and remembers it, other commands have none).",
                    "Port des mesures et de l’état de santé (par défaut\u00a0: up en prend un libre et le retient, les autres commandes n’en ont pas)."));

    public static final Setting<String> METRICS_HOST = Setting.of(
            "metrics.host",
            Type.text(),
            "127.0.0.1",
            new Words(
                    "Address of this machine that metrics and health listen on; 0.0.0.0 for all.",
                    "Adresse de cette machine où écoutent mesures et état de santé\u00a0; 0.0.0.0 pour toutes."));

    public static final Setting<String> LOG_FORMAT = Setting.of(
            "log.format",
            Type.choice("text", "json"),
            "text",
            new Words(
                    "Form of the log: lines of text, or one JSON object a line.",
                    "Forme du journal\u00a0: lignes de texte, ou un objet JSON par ligne."));

    public static final Setting<Path> LOG_FILE = Setting.optional(
            "log.file",
            Type.path(),
            new Words(
                    "File that the log is appended to (default: up and demo log to the data directory, streams and sink to standard error).",
                    "Fichier auquel le journal est ajouté (par défaut\u00a0: up et demo écrivent dans le répertoire de données, streams et sink sur la sortie d’erreur)."));

    /** All, in the order in which they are shown. */
    public static final List<Setting<?>> ALL = List.of(
            DATA,
            KAFKA_SERVERS,
            KAFKA_PROTOCOL,
            KAFKA_MECHANISM,
            KAFKA_USER,
            KAFKA_PASSWORD,
            KAFKA_TRUST,
            KAFKA_KEYSTORE,
            KAFKA_KEY_PASSWORD,
            REGISTRY_URL,
            REGISTRY_USER,
            REGISTRY_PASSWORD,
            REGISTRY_TRUST,
            CLICKHOUSE_URL,
            CLICKHOUSE_USER,
            CLICKHOUSE_PASSWORD,
            CLICKHOUSE_TRUST,
            CLICKHOUSE_CLUSTER,
            PARTITIONS,
            REPLICATION,
            PRIVACY_THRESHOLD,
            INSTANCE,
            APPLICATION,
            THREADS,
            STATE,
            IN_MEMORY,
            COMMIT_INTERVAL,
            TOTALS_INTERVAL,
            SINK_GROUP,
            CHUNK_ROWS,
            CHUNK_RECORDS,
            CHUNK_BYTES,
            SINK_PATIENCE,
            FIRST_PAUSE,
            LONGEST_PAUSE,
            METRICS_PORT,
            METRICS_HOST,
            LOG_FORMAT,
            LOG_FILE);

    /** The addresses that together name a deployment other than the embedded stack. */
    public static final List<Setting<?>> ADDRESSES = List.of(KAFKA_SERVERS, REGISTRY_URL, CLICKHOUSE_URL);

    private Settings() {}

    static Optional<Setting<?>> named(String key) {
        return ALL.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }
}

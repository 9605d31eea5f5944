package org.palermo.infra.clickhouse;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ClickHouse cluster whose hosts all keep the same tables: turns a statement that is written for a single server into the
 * one that makes the same on every host, with tables that copy their rows to one another.
 *
 * <p>The path under which replicas find one another is made of shard, database and table, not of the table's UUID: a host
 * that joins later, and whose tables are made there with the same statement, is then a replica of the others and not the
 * first of a set of its own.
 *
 * @param name of the cluster as {@code system.clusters} lists it
 */
public record Cluster(String name) {

    /** The setting that names it. */
    public static final String SETTING = "clickhouse.cluster";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    /** Where replicas meet, and which one this is; ClickHouse fills in the shard's and the replica's name of each host. */
    private static final String MEETING = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";

    private static final String TABLE_NAME = "(?:`[^`]+`|[\\w.]+)";

    /** The beginning of a statement up to the name that ON CLUSTER follows. */
    private static final Pattern NAMED_FIRST = Pattern.compile(
            "(?:CREATE\\s+TABLE(?:\\s+IF\\s+NOT\\s+EXISTS)?"
                    + "|CREATE(?:\\s+OR\\s+REPLACE)?\\s+VIEW(?:\\s+IF\\s+NOT\\s+EXISTS)?"
                    + "|ALTER\\s+TABLE|OPTIMIZE\\s+TABLE"
                    + "|(?:DROP|TRUNCATE)\\s+(?:TABLE|VIEW)(?:\\s+IF\\s+EXISTS)?)"
                    + "\\s+" + TABLE_NAME + "(?=[\\s(]|$)",
            Pattern.CASE_INSENSITIVE);

    /** Statements that name two tables; ON CLUSTER is their end. */
    private static final Pattern NAMED_TWICE =
            Pattern.compile("(?:RENAME\\s+TABLE|EXCHANGE\\s+TABLES)\\s", Pattern.CASE_INSENSITIVE);

    /** Rows reach the other hosts by themselves. */
    private static final Pattern ROWS = Pattern.compile("INSERT\\s+INTO\\s", Pattern.CASE_INSENSITIVE);

    private static final Pattern DROP = Pattern.compile("DROP\\s", Pattern.CASE_INSENSITIVE);

    /** A string, kept as it is, or an engine of the MergeTree family with its arguments. */
    private static final Pattern ENGINE = Pattern.compile(
            "'(?:[^'\\\\]|\\\\.)*'|\\bENGINE\\s*=\\s*(\\w*MergeTree)\\b(?:\\s*\\(([^)]*)\\))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A string, kept as it is, or the setting that has another name for tables with replicas. */
    private static final Pattern WINDOW =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\\bnon_(replicated_deduplication_window)\\b", Pattern.DOTALL);

    public Cluster {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(SETTING + " must be letters, digits, . _ -, was " + name);
        }
    }

    /**
     * The statement for all hosts of the cluster.
     *
     * @param statement of a migration, for a single server, without comments around it
     * @throws MigrationException where it is of a sort of which this class does not know where it says ON CLUSTER, or has
     *     an engine with replicas already
     */
    public String render(String statement) {
        Matcher first = NAMED_FIRST.matcher(statement);
        if (first.lookingAt()) {
            String whole = statement.substring(0, first.end()) + onCluster() + statement.substring(first.end());
            String waited =
                    DROP.matcher(statement).lookingAt() ? whole + " SYNC" : whole; // frees the meeting place at once
            return replicated(waited);
        }
        if (NAMED_TWICE.matcher(statement).lookingAt()) {
            return statement + onCluster();
        }
        if (ROWS.matcher(statement).lookingAt()) {
            return statement;
        }
        throw new MigrationException("a migration's statement has no known form on a cluster (" + SETTING + "): "
                + statement.lines().findFirst().orElse(""));
    }

    private String onCluster() {
        return " ON CLUSTER '" + name + "'";
    }

    private static String replicated(String statement) {
        String engines = ENGINE.matcher(statement).replaceAll(found -> Matcher.quoteReplacement(engine(found)));
        return WINDOW.matcher(engines)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null ? found.group() : found.group(1)));
    }

    private static String engine(MatchResult found) {
        String family = found.group(1);
        if (family == null) {
            return found.group();
        }
        if (family.toLowerCase(Locale.ROOT).startsWith("replicated")) {
            throw new MigrationException("a migration names the engine " + family + "; it must be written for a single"
                    + " server, and " + SETTING + " makes replicas of it");
        }
        String arguments = found.group(2) == null ? "" : found.group(2).strip();
        return "ENGINE = Replicated" + family + "("
                + String.join(", ", arguments.isEmpty() ? List.of(MEETING) : List.of(MEETING, arguments)) + ")";
    }
}

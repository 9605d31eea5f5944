package org.palermo.reports.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.palermo.reports.publications.Positions;

/** Reading the tables as they were when the topics had been read up to some positions, and not beyond. */
public final class Pinned {

    /** Names that Kafka allows: none can end a string of SQL. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private Pinned() {}

    /**
     * Properties of a connection that sees the postings and outcomes of inputs up to the positions, and no others. Totals
     * are as they are: they must not be read.
     */
    public static Properties to(Positions positions) {
        String covered = covered(positions).replace("'", "\\'");
        Properties properties = new Properties();
        properties.setProperty(
                "clickhouse_setting_additional_table_filters",
                "{'posting_rows': '" + covered + "', 'outcome_rows': '" + covered + "'}");
        return properties;
    }

    /** The condition that a row's input lies at one of the positions or before it. */
    static String covered(Positions positions) {
        List<String> topics = new ArrayList<>();
        positions.byTopic().forEach((topic, last) -> topics.add(ofTopic(topic, last)));
        return topics.isEmpty() ? "0" : "(" + String.join(" OR ", topics) + ")";
    }

    /** A partition that the list does not have gives 0, and so no row. */
    private static String ofTopic(String topic, Map<Integer, Long> last) {
        if (!NAME.matcher(topic).matches()) {
            throw new IllegalArgumentException("no topic is called " + topic);
        }
        int partitions =
                last.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        List<String> ends = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.add(Long.toString(last.getOrDefault(partition, -1L) + 1));
        }
        return "(topic = '" + topic + "' AND offset < [" + String.join(", ", ends) + "][partition + 1])";
    }
}

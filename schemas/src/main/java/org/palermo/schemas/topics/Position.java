package org.palermo.schemas.topics;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a record lies.
 *
 * @param topic as the broker knows it
 * @param partition of the topic, from 0
 * @param offset in the partition, from 0
 */
public record Position(String topic, int partition, long offset) {

    /**
     * The header of a record that is sent again after it was rejected: the text of the position at which it lay first.
     * It counts as if it lay there.
     */
    public static final String REDRIVEN_FROM = "palermo-redriven-from";

    /** No topic's name has a slash; nine and eighteen digits fit an int and a long. */
    private static final Pattern TEXT = Pattern.compile("([^/]+)/(0|[1-9][0-9]{0,8})/(0|[1-9][0-9]{0,17})");

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<Position> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Position(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** Such as {@code palermo.grants/0/17}. */
    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}

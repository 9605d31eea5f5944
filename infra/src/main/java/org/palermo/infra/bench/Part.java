package org.palermo.infra.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be measured, in the order in which it is shown. */
public enum Part {
    /** Consume and decode. */
    READ,
    /** The baseline: the streams' work in a plain transactional loop. */
    PLAIN,
    /** The streams with their state in memory. */
    MEMORY,
    /** The streams with their state in RocksDB. */
    DISK,
    /** From the topics to what ClickHouse shows. */
    VISIBLE,
    /** How long an event takes to be shown at 70 % of that load. */
    LAG,
    /** A start of the streams whose state on disk is lost. */
    RESTORE,
    /** Reports over millions of postings. */
    REPORT;

    /** As users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Part> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }
}

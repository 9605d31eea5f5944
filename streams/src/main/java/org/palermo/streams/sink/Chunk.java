package org.palermo.streams.sink;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * A range of one partition's records, contiguous but for the offsets that transactions take, written block by block.
 *
 * @param source where the records come from
 * @param first offset of the first record
 * @param last offset of the last record
 * @param blocks in the order in which they are written, empty where the records have no rows
 */
public record Chunk(TopicPartition source, long first, long last, List<Block> blocks) {

    public Chunk {
        blocks = List.copyOf(blocks);
    }

    @Override
    public String toString() {
        return source + " " + first + ".." + last;
    }
}

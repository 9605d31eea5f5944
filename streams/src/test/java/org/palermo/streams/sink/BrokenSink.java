package org.palermo.streams.sink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Sinks with one mistake each, made of the real one by standing between it and the tables. */
enum BrokenSink {
    /** Takes an insert without an answer for done. */
    TRUSTS_THE_TIME_OUT {
        @Override
        Tables over(SimulatedTables tables, SimulatedGroup group) {
            return new Between(tables) {
                @Override
                public void write(Block block) {
                    try {
                        tables.write(block);
                    } catch (TablesException.TimedOut e) {
                        // taken for done
                    }
                }
            };
        }
    },
    /** Takes a connection that broke for a write that was done. */
    TRUSTS_THE_BROKEN_CONNECTION {
        @Override
        Tables over(SimulatedTables tables, SimulatedGroup group) {
            return new Between(tables) {
                @Override
                public boolean holds(Block block) {
                    return true;
                }
            };
        }
    },
    /** Goes on where the group's offsets say that records were read. */
    RESUMES_FROM_THE_COMMITTED_POSITION {
        @Override
        Tables over(SimulatedTables tables, SimulatedGroup group) {
            return new Between(tables) {
                @Override
                public long next(Table pointer, int partition) {
                    tables.next(pointer, partition);
                    String topic = pointer == Table.OUTCOMES ? SimulatedLog.JOURNAL : SimulatedLog.TOTALS;
                    return group.committed.getOrDefault(new TopicPartition(topic, partition), 0L);
                }
            };
        }
    },
    /** Tells the server nothing of a block's content, so that another one of the same range counts as a repeat. */
    LEAVES_THE_CONTENT_OUT_OF_THE_TOKEN {
        @Override
        Tables over(SimulatedTables tables, SimulatedGroup group) {
            return new Between(tables) {
                @Override
                public void write(Block block) {
                    String token = block.token();
                    tables.write(new Block(block.table(), block.rows(), token.substring(0, token.lastIndexOf('.'))));
                }
            };
        }
    },
    /** Lets the server cut a block in two that are written side by side, so that the later half may be there alone. */
    WRITES_A_BLOCK_AS_TWO {
        @Override
        Tables over(SimulatedTables tables, SimulatedGroup group) {
            return new Between(tables) {
                @Override
                public void write(Block block) {
                    int half = block.rows().size() / 2;
                    if (half > 0) {
                        List<Row> rows = block.rows();
                        tables.write(new Block(block.table(), rows.subList(half, rows.size()), block.token() + "b"));
                        tables.write(new Block(block.table(), rows.subList(0, half), block.token() + "a"));
                    } else {
                        tables.write(block);
                    }
                }
            };
        }
    },
    /** Gives both halves of a block one token, so that the second counts as a repeat of the first. */
    WRITES_TWO_BLOCKS_UNDER_ONE_TOKEN {
        @Override
        Tables over(SimulatedTables tables, SimulatedGroup group) {
            return new Between(tables) {
                @Override
                public void write(Block block) {
                    int half = block.rows().size() / 2;
                    if (half > 0) {
                        tables.write(new Block(block.table(), block.rows().subList(0, half), block.token()));
                    }
                    tables.write(new Block(
                            block.table(),
                            block.rows().subList(half, block.rows().size()),
                            block.token()));
                }
            };
        }
    },
    /** Writes the table that says where to resume before the others of a chunk. */
    WRITES_THE_POINTER_FIRST {
        @Override
        Tables over(SimulatedTables tables, SimulatedGroup group) {
            return new Between(tables) {
                private final Deque<Block> later = new ArrayDeque<>();

                @Override
                public void write(Block block) {
                    if (block.table() == Table.POSTINGS) {
                        later.add(block);
                        return;
                    }
                    tables.write(block);
                    while (!later.isEmpty()) {
                        tables.write(later.removeFirst());
                    }
                }
            };
        }
    };

    /** What such a sink takes for the tables. */
    abstract Tables over(SimulatedTables tables, SimulatedGroup group);

    /** Tables behind others, of which a part does something else. */
    private static class Between implements Tables {

        private final Tables behind;

        Between(Tables behind) {
            this.behind = behind;
        }

        @Override
        public void check() {
            behind.check();
        }

        @Override
        public long next(Table pointer, int partition) {
            return behind.next(pointer, partition);
        }

        @Override
        public void write(Block block) {
            behind.write(block);
        }

        @Override
        public boolean holds(Block block) {
            return behind.holds(block);
        }
    }
}

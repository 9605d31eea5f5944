package org.palermo.streams.sink;

import java.util.List;

/**
 * The writing of one chunk, as a state machine without input or output: block after block, and after any attempt whose
 * end is unknown the table is asked before anything is written again.
 *
 * <p>A client that gave up does not know what the server did. Writing again would be harmless, because repeated rows
 * collapse, but a server that is slow would then be given the same work over and over.
 */
public final class Delivery {

    /** What is to be done next. */
    public sealed interface Step {}

    /** Insert the block. */
    public record Write(Block block) implements Step {}

    /** Ask whether the block is in its table. */
    public record Ask(Block block) implements Step {}

    /** The chunk is written. */
    public record Done() implements Step {}

    private final Chunk chunk;
    private final List<Block> blocks;
    private int at;
    private boolean uncertain;
    private int failures;

    public Delivery(Chunk chunk) {
        this.chunk = chunk;
        this.blocks = chunk.blocks();
    }

    public Chunk chunk() {
        return chunk;
    }

    public Step next() {
        if (at == blocks.size()) {
            return new Done();
        }
        return uncertain ? new Ask(blocks.get(at)) : new Write(blocks.get(at));
    }

    /** The server confirmed the insert, or, asked, has the block. */
    public void there() {
        uncertain = false;
        failures = 0;
        at++;
    }

    /** Asked, the server does not have the block. */
    public void absent() {
        uncertain = false;
    }

    /** The insert ended without an answer, or with one that says nothing of the rows. */
    public void unknown() {
        uncertain = true;
        failures++;
    }

    /** Attempts at the present block that ended so. */
    public int failures() {
        return failures;
    }
}

package org.palermo.infra.engine.chdb;

import java.util.Optional;

/** Output that is fetched piece by piece; closing it early cancels the statement. */
public final class ResultStream implements AutoCloseable {
    /** What the library says when it is asked beyond the last piece. */
    private static final String ENDED = "No active streaming query";

    private final Connection connection;
    private final Result head;
    private boolean ended;

    ResultStream(Connection connection, Result head) {
        this.connection = connection;
        this.head = head;
    }

    /**
     * The next piece, formatted as an output of its own: where the format has a header, every piece begins with it.
     *
     * @return empty at the end of the output
     * @throws EngineException if the statement fails on the way
     */
    public Optional<Result> next() {
        if (ended) {
            return Optional.empty();
        }
        Result piece;
        try {
            piece = connection.fetch(head);
        } catch (EngineException e) {
            ended = true;
            if (e.getMessage().contains(ENDED)) {
                return Optional.empty();
            }
            throw e;
        }
        if (piece.data().byteSize() == 0) {
            ended = true;
            piece.close();
            return Optional.empty();
        }
        return Optional.of(piece);
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            connection.cancel(head);
        }
        head.close();
    }
}

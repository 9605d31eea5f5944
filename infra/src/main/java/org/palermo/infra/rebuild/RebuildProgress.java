package org.palermo.infra.rebuild;

/** Hears how far a rebuild has come. */
@FunctionalInterface
public interface RebuildProgress {

    /** Nobody listens. */
    RebuildProgress UNHEARD = (step, done, all) -> {};

    /** What a rebuild does, in this order. */
    enum Step {
        /** Writes the new tables. */
        BUILDING,
        /** Lays old and new ones side by side. */
        COMPARING,
        /** Puts the new ones in the place of the old ones, table by table. */
        EXCHANGING,
        /** Writes into the new ones what came meanwhile. */
        CATCHING_UP
    }

    /**
     * @param done records written, or tables compared or exchanged
     * @param all of them
     */
    void at(Step step, long done, long all);
}

package org.palermo.infra.audit;

/** Hears how far an audit has come. */
@FunctionalInterface
public interface AuditProgress {

    /** Nobody listens. */
    AuditProgress UNHEARD = (stage, done, all) -> {};

    /** What an audit does, in this order. */
    enum Stage {
        /** Waits until ClickHouse shows what is published. */
        WAITING,
        /** Reads the inputs and the journal. */
        READING,
        /** Looks at what the tables hold that differs. */
        DIFFERENCES,
        /** Computes figures from both sources. */
        FIGURES
    }

    /**
     * @param done inputs so far
     * @param all inputs that the audit speaks about
     */
    void at(Stage stage, long done, long all);
}

package org.palermo.infra.bench.stage;

/** One way to work on all events that the input topics hold. */
public interface Stage {

    /** Works on them once, from the first to the last, and measures it from where it is ready to begin. */
    Stretch run(Ground ground) throws InterruptedException;
}

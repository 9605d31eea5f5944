package org.palermo.infra.command;

import org.jspecify.annotations.Nullable;
import org.palermo.producers.entry.Question;

/** Where someone is asked. */
interface Prompt extends AutoCloseable {

    /**
     * Waits for a line.
     *
     * @param prompt shown before it
     * @param question whose answers complete what is written; null where there is nothing to complete
     * @return without its end; null where no more will come
     * @throws Ended where the user interrupts
     */
    @Nullable
    String ask(String prompt, @Nullable Question question);

    @Override
    void close();
}

package org.palermo.infra.command;

import org.jspecify.annotations.Nullable;
import org.palermo.producers.entry.Question;

/** Where nobody is asked. */
enum NoPrompt implements Prompt {
    INSTANCE;

    @Override
    public @Nullable String ask(String prompt, @Nullable Question question) {
        return null;
    }

    @Override
    public void close() {
        // nothing is open
    }
}

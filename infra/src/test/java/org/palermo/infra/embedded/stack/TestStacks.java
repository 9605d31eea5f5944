package org.palermo.infra.embedded.stack;

import java.nio.file.Path;
import org.palermo.infra.engine.EngineLibrary;
import org.palermo.schemas.topics.Topics;

/** How tests start the embedded stack. */
public final class TestStacks {

    private TestStacks() {}

    public static Stack start(Path data, Topics topics) {
        return Stack.start(settings(data, topics), unused -> {});
    }

    static Stack.Settings settings(Path data, Topics topics) {
        return new Stack.Settings(
                data, EngineLibrary.cacheFolder(), Path.of("target/aot-tests").toAbsolutePath(), topics);
    }
}

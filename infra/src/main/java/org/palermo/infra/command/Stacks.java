package org.palermo.infra.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.engine.EngineLibrary;
import org.palermo.infra.pipeline.Pipeline;
import org.palermo.schemas.topics.Topics;

/** How commands set up the embedded stack. */
final class Stacks {

    /** The streams' state is kept under this name, and a restart is known by it. */
    private static final String INSTANCE = "palermo-1";

    private Stacks() {}

    /** The folder of the product, as the launcher names it. */
    static Path home() {
        return Path.of(System.getProperty("palermo.home", "."));
    }

    static Stack.Settings settings(Path data, Topics topics) {
        return new Stack.Settings(data, EngineLibrary.cacheFolder(), home().resolve("infra/target/aot"), topics);
    }

    /**
     * Makes the data directory where it is missing, and sends the logs there.
     *
     * @throws UnusableFile where it cannot be written
     */
    static void prepare(Path data) {
        Path log = data.resolve("log");
        try {
            Files.createDirectories(log);
        } catch (IOException e) {
            throw UnusableFile.of(data, e);
        }
        if (!Files.isWritable(log)) {
            throw UnusableFile.of(data, new AccessDeniedException(data.toString()));
        }
        Logs.to(log(data));
    }

    /** Where a stack on the directory logs. */
    static Path log(Path data) {
        return data.resolve("log").resolve("palermo.log");
    }

    /** Addresses as messages name them. */
    static Map<String, String> named(Addresses addresses) {
        return Map.of(
                "kafka",
                addresses.kafka(),
                "registry",
                addresses.shownRegistry(),
                "clickhouse",
                addresses.shownClickHouse());
    }

    static Pipeline.Settings pipeline(Stack stack, boolean inMemory) {
        return new Pipeline.Settings(
                stack.addresses(), stack.data().resolve("streams"), INSTANCE, Topics.DEFAULT_PARTITIONS, inMemory);
    }

    /** How many seconds ago something began, for a message. */
    static double seconds(long startedNanos) {
        return (System.nanoTime() - startedNanos) / 1e9;
    }
}

package org.palermo.infra.embedded.stack;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.palermo.infra.pipeline.Pipeline;
import org.palermo.schemas.topics.Topics;

/**
 * A stack with streams and sink in a JVM of its own, as the command runs it, until it is killed. Arguments: the data
 * directory.
 */
public final class StackProgram {

    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PARTITIONS);

    private StackProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Stack stack = TestStacks.start(Path.of(arguments[0]), TOPICS);
                Pipeline _ = pipeline(stack, "one", StackProgram::failed)) {
            Addresses at = stack.addresses();
            System.out.println("READY " + at.kafka() + " " + at.registry() + " " + at.clickHouse());
            new CountDownLatch(1).await();
        } catch (DataDirectoryInUse e) {
            System.out.println("REFUSED " + e.getMessage());
        }
    }

    /** Streams and sink on a stack. */
    public static Pipeline pipeline(Stack stack, String instance, java.util.function.Consumer<Throwable> onFatal) {
        return Pipeline.start(
                new Pipeline.Settings(
                        stack.addresses(), stack.data().resolve("streams"), instance, Topics.DEFAULT_PARTITIONS, false),
                onFatal);
    }

    /** What {@code READY} is followed by. */
    public static Addresses addresses(String said) {
        String[] parts = said.split(" ", -1);
        return new Addresses(parts[0], parts[1], parts[2]);
    }

    private static void failed(Throwable fault) {
        fault.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}

package org.palermo.infra.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.embedded.process.ChildJvm;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.StackProgram;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;

/** The whole of it killed while events keep coming: broker, streams and sink in one JVM, and with it registry and engine. */
class KillIT {

    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PARTITIONS);
    private static final long SEED = Long.getLong("seed", 20160430);

    @Test
    void what_was_acknowledged_is_there_once_after_a_kill_and_a_restart(@TempDir Path data) throws Exception {
        Addresses before;
        Load load;
        try (ChildJvm up = ChildJvm.start(StackProgram.class, data)) {
            before = StackProgram.addresses(up.await("READY"));
            Registry registry = Registry.at(before.registry(), Duration.ofSeconds(10));
            load = new Load(before.kafka(), new RandomEvents(SEED, TOPICS, registry));
            load.awaitMore(1_000 + new SplittableRandom(SEED).nextInt(1_000));
            LedgerCheck.await(
                    () -> PipelineStatus.read(before, TOPICS).outcomes().containsKey("posted"));

            up.kill();
        }
        try (load;
                ChildJvm again = ChildJvm.start(StackProgram.class, data)) {
            assertEquals(before, StackProgram.addresses(again.await("READY")));
            load.awaitMore(1_000);
            long acknowledged = load.end();

            LedgerCheck.Found found = new LedgerCheck(before, TOPICS).check();

            assertEquals(acknowledged, found.inputs());
        }
    }
}

package org.palermo.infra.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.audit.Audit;
import org.palermo.infra.audit.AuditProgress;
import org.palermo.infra.audit.AuditResult;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.schemas.topics.Topics;

/** Each process killed several times while registers are imported. {@code -Dseed} and {@code -Dkills} repeat a run. */
class TortureIT {

    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final long SEED = Long.getLong("seed", 20160430);
    /** Ends a test that hangs; nothing is judged by it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @BeforeAll
    static void nameTheFolderOfTheProduct() {
        System.setProperty("palermo.home", "..");
    }

    @Test
    void nothing_is_lost_or_doubled_whichever_process_is_killed(@TempDir Path folder) throws Exception {
        Torture torture = new Torture(
                new Torture.Settings(
                        folder.resolve("data"),
                        SEED,
                        KILLS,
                        Duration.ofHours(1),
                        EnumSet.allOf(Victim.class),
                        PATIENCE),
                TortureIT::audit);

        Torture.Result result = torture.run(System.out::println);

        assertEquals(List.of(), result.disagreements(), () -> "seed " + SEED);
        assertEquals(KILLS * Victim.values().length, result.kills().size());
        Recoveries.of(result.kills()).forEach(System.out::println);
    }

    /** While registers are imported the totals rarely stand still: figures are tried once; after the last import they do. */
    private static List<String> audit(Addresses addresses) throws InterruptedException {
        AuditResult result = new Audit(
                        addresses,
                        new Topics(Topics.DEFAULT_PARTITIONS),
                        Clock.systemUTC(),
                        Duration.ofSeconds(15),
                        Duration.ZERO)
                .run(AuditProgress.UNHEARD);
        return result.first() == null ? List.of() : List.of(result.toString());
    }
}

package org.palermo.infra.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.palermo.infra.pipeline.BrokerUnavailable;
import org.palermo.infra.pipeline.ClickHouseUnavailable;
import org.palermo.infra.setup.Missing;
import org.palermo.schemas.serdes.RegistryUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until a part finds what it needs, and says what it waits for. */
final class Requirements {

    private static final Logger LOG = LoggerFactory.getLogger(Requirements.class);
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Console console;
    private final Ending ending;
    private String told = "";

    Requirements(Console console, Ending ending) {
        this.console = console;
        this.ending = ending;
    }

    /**
     * @param look at what is missing
     * @return whether all is there; false where the command shall end before
     * @throws NotSetUp where something is wrong that no waiting mends
     */
    boolean await(Supplier<List<Missing>> look) throws InterruptedException {
        while (!ending.isAsked()) {
            try {
                List<Missing> missing = look.get();
                if (missing.isEmpty()) {
                    return true;
                }
                tell(missing);
            } catch (RegistryUnavailable e) {
                away("fault.registry", e);
            } catch (BrokerUnavailable e) {
                away("fault.kafka-away", e);
            } catch (ClickHouseUnavailable e) {
                away("fault.clickhouse", e);
            }
            ending.await(LOOK);
        }
        return false;
    }

    private void tell(List<Missing> missing) {
        boolean mayCome = missing.stream().allMatch(Missing::mayCome);
        if (!told.equals(missing.toString())) {
            told = missing.toString();
            LOG.warn("not set up yet: {}", missing);
            for (Missing one : missing) {
                switch (one) {
                    case Missing.OfTopic(String topic) -> console.say("setup.missing-topic", Map.of("name", topic));
                    case Missing.Partitions(String topic, int found, int wanted) ->
                        console.say("setup.wrong-partitions", Map.of("name", topic, "found", found, "wanted", wanted));
                    case Missing.OfSchema(String subject) ->
                        console.say("setup.missing-schema", Map.of("name", subject));
                    case Missing.OfMigration(String name) ->
                        console.say("setup.missing-migration", Map.of("name", name));
                }
            }
            console.hint(mayCome ? "setup.missing.hint" : "setup.wrong-partitions.hint", Map.of());
        }
        if (!mayCome) {
            throw new NotSetUp();
        }
    }

    /** Each service that is away is told once to the user, and each look to the log. */
    private void away(String key, RuntimeException fault) {
        LOG.warn("waiting for a service that is away: {}", fault.getMessage());
        if (!told.equals(key)) {
            told = key;
            console.say(key, Map.of("detail", String.valueOf(fault.getMessage())));
            console.say("part.waits", Map.of());
        }
    }
}

package org.palermo.infra.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.BrokerUnavailable;
import org.palermo.infra.pipeline.ClickHouseUnavailable;
import org.palermo.infra.pipeline.PipelineStatus;
import org.palermo.schemas.topics.Topics;

/**
 * Kills the processes of a pipeline under load, one at a time at random moments, and after each kill waits until output
 * goes on and audits what is recorded. In the end the recorded sums are held to the registers that were imported.
 */
public final class Torture {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LONGEST_CALM_MILLIS = 3_000;

    private final Settings settings;
    private final Judge judge;
    private final Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);

    /**
     * @param data directory, of this run alone
     * @param seed of the registers, the order of the kills and their moments
     * @param kills of each victim at most
     * @param time after which no further kill begins
     * @param victims that are killed
     * @param patience until output has to go on after a kill
     */
    public record Settings(Path data, long seed, int kills, Duration time, Set<Victim> victims, Duration patience) {}

    /** Holds what is recorded to what the topics say, while the pipeline runs. */
    public interface Judge {
        /** @return what disagrees, empty where nothing does */
        List<String> disagreements(Addresses addresses) throws InterruptedException;
    }

    /**
     * @param kills in their order
     * @param disagreements found after one of them, empty where nothing was lost, doubled or altered; the run ends with
     *     the first
     * @param registers imported whole
     */
    public record Result(List<Kill> kills, List<String> disagreements, int registers) {}

    public Torture(Settings settings, Judge judge) {
        this.settings = settings;
        this.judge = judge;
    }

    /**
     * @param progress told of each kill
     * @throws IllegalStateException where output does not go on
     */
    public Result run(Consumer<Kill> progress) throws InterruptedException {
        Random random = new Random(settings.seed());
        Registers registers = new Registers(settings.data().resolve("torture"), random);
        long deadline = System.nanoTime() + settings.time().toNanos();
        List<Kill> kills = new ArrayList<>();
        int imported = 0;
        for (boolean together : List.of(true, false)) {
            List<Victim> order = order(together, random);
            if (order.isEmpty()) {
                continue;
            }
            // the second half keeps its share of the time
            long until = together ? deadline - share(false) : deadline;
            try (Parts parts = new Parts(settings.data(), Parts.thisJava())) {
                Addresses addresses = parts.start(together);
                List<String> wrong;
                try (Load load = new Load(parts, registers)) {
                    wrong = kill(order, parts, addresses, random, until, kills, progress);
                    imported = load.imported();
                }
                if (wrong.isEmpty()) {
                    await(() -> behind(addresses) == 0, "the last registers were imported");
                    wrong = new ArrayList<>(judge.disagreements(addresses));
                    wrong.addAll(Recorded.compare(addresses.clickHouse(), registers.said()));
                }
                if (!wrong.isEmpty()) {
                    return new Result(kills, wrong, imported);
                }
            }
        }
        return new Result(kills, List.of(), imported);
    }

    private long share(boolean together) {
        long all = settings.victims().size();
        long of = settings.victims().stream()
                .filter(victim -> victim.together() == together)
                .count();
        return settings.time().toNanos() / all * of;
    }

    private List<Victim> order(boolean together, Random random) {
        return order(
                settings.victims().stream()
                        .filter(victim -> victim.together() == together)
                        .toList(),
                settings.kills(),
                random);
    }

    /**
     * Rounds in which every victim is killed once, each in an order of its own: so no service ends more often in a row than
     * who watches over it puts up with, where what starts them all is killed too.
     */
    static List<Victim> order(Collection<Victim> victims, int rounds, Random random) {
        List<Victim> order = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            List<Victim> round = new ArrayList<>(victims);
            Collections.sort(round);
            Collections.shuffle(round, random);
            order.addAll(round);
        }
        return order;
    }

    private List<String> kill(
            List<Victim> order,
            Parts parts,
            Addresses addresses,
            Random random,
            long until,
            List<Kill> kills,
            Consumer<Kill> progress)
            throws InterruptedException {
        Map<Victim, Integer> numbers = new EnumMap<>(Victim.class);
        Deaths deaths = new Deaths(System::nanoTime);
        await(() -> published(addresses) > 0, "the first registers were imported");
        for (Victim victim : order) {
            if (System.nanoTime() > until) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_CALM_MILLIS));
            TimeUnit.NANOSECONDS.sleep(deaths.calm(victim).toNanos());
            await(() -> parts.kill(victim), "there was a process of " + victim);
            long killed = System.nanoTime();
            deaths.add(victim);
            switch (victim) {
                case PALERMO -> parts.start(true);
                case STREAMS, SINK -> parts.start(victim);
                case CLICKHOUSE, REGISTRY, INTAKE -> {} // started again by who started them
            }
            await(() -> published(addresses) >= 0, "the broker answered after a kill of " + victim);
            long before = published(addresses);
            // what was published before may have been shown before: only what comes after shows that output goes on
            await(() -> published(addresses) > before, "registers were imported after a kill of " + victim);
            long events = published(addresses);
            await(() -> done(addresses) >= events, "what was published after a kill of " + victim + " was shown");
            Kill kill = new Kill(
                    victim,
                    numbers.merge(victim, 1, Integer::sum),
                    Duration.ofNanos(System.nanoTime() - killed),
                    events);
            kills.add(kill);
            progress.accept(kill);
            List<String> wrong = judge.disagreements(addresses);
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return List.of();
    }

    /** Events in the topics, or -1 while nothing answers. */
    private long published(Addresses addresses) {
        try {
            return PipelineStatus.read(addresses, topics).published();
        } catch (BrokerUnavailable | ClickHouseUnavailable e) {
            return -1;
        }
    }

    /** Events that ClickHouse shows with their totals, or -1 while nothing answers. */
    private long done(Addresses addresses) {
        try {
            PipelineStatus status = PipelineStatus.read(addresses, topics);
            return status.published() - status.behind();
        } catch (BrokerUnavailable | ClickHouseUnavailable e) {
            return -1;
        }
    }

    private long behind(Addresses addresses) {
        try {
            return PipelineStatus.read(addresses, topics).behind();
        } catch (BrokerUnavailable | ClickHouseUnavailable e) {
            return Long.MAX_VALUE;
        }
    }

    private void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after " + settings.patience().toSeconds() + " s it was not true that "
                        + what + "; the seed was " + settings.seed() + " and the logs are in "
                        + settings.data().resolve("log"));
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }
}

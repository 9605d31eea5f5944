package org.palermo.streams.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.serdes.RegistryUnavailable;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.faults.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of the sink, on a thread of its own. Several instances of one group share the partitions.
 *
 * <p>Outages are waited out. What no waiting can mend stops the instance and is told to a listener: rows or credentials
 * that ClickHouse refuses, tables of another version or of another deployment (they end beyond the log, or before its
 * start), a record of ours that cannot be read.
 */
public final class SinkRuntime implements AutoCloseable {

    /** Where an instance is in its life. */
    public enum State {
        /** Not started. */
        CREATED,
        /** Reading and writing. */
        RUNNING,
        /** Something is away and waited for. */
        WAITING,
        /** Stopped by a fault. */
        FAILED,
        /** Closed. */
        CLOSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(SinkRuntime.class);
    private static final int POLLED_RECORDS = 5_000;
    private static final int SESSION_MS = 10_000;
    private static final int HEARTBEAT_MS = 2_000;
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final SinkSettings settings;
    private final Topics topics;
    private final Registry registry;
    private final Consumer<Throwable> onFatal;
    private final AtomicReference<State> state = new AtomicReference<>(State.CREATED);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final SinkListener listener;
    private final AtomicReference<Map<TopicPartition, Long>> lag = new AtomicReference<>(Map.of());
    private final AtomicInteger placed = new AtomicInteger();
    private final Thread thread;

    /** One whose work nobody watches. */
    public SinkRuntime(SinkSettings settings, Topics topics, Registry registry, Consumer<Throwable> onFatal) {
        this(settings, topics, registry, SinkListener.NONE, onFatal);
    }

    /**
     * @param listener hears what is written
     * @param registry whose patience is well under the minutes within which Kafka expects a poll, for example 10 s
     * @param onFatal told once, on the sink's thread, what stopped it
     */
    public SinkRuntime(
            SinkSettings settings,
            Topics topics,
            Registry registry,
            SinkListener listener,
            Consumer<Throwable> onFatal) {
        this.listener = listener;
        this.settings = settings;
        this.topics = topics;
        this.registry = registry;
        this.onFatal = onFatal;
        this.thread = Thread.ofPlatform().name("palermo-sink").unstarted(this::run);
    }

    /** Starts the thread and returns at once. */
    public void start() {
        if (!state.compareAndSet(State.CREATED, State.RUNNING)) {
            throw new IllegalStateException("a sink is started once, this one is " + state.get());
        }
        thread.start();
    }

    public State state() {
        return state.get();
    }

    /**
     * For each partition that this instance has, how many records at its end are not known to be in the tables, as of the
     * last step of its work.
     */
    public Map<TopicPartition, Long> lag() {
        return lag.get();
    }

    /** How many partitions this instance has and knows where to go on in, as of the last step of its work. */
    public int placed() {
        return placed.get();
    }

    /** Stops within about ten seconds; what was gathered and not written is read again by whoever comes next. */
    @Override
    public void close() {
        closing.set(true);
        if (!state.compareAndSet(State.CREATED, State.CLOSED)) {
            join();
        }
    }

    private void join() {
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt(); // an insert that the server does not answer
                thread.join(CLOSING);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            work();
            state.set(State.CLOSED);
        } catch (InterruptException e) {
            state.set(State.CLOSED);
        } catch (RuntimeException | Error e) {
            if (closing.get()) {
                LOG.info("stopped while closing: {}", e.getMessage());
                state.set(State.CLOSED);
                return;
            }
            state.set(State.FAILED);
            LOG.error("the sink has stopped: {}", e.getMessage(), e);
            onFatal.accept(e);
        }
    }

    private void work() {
        Map<String, Mapping> sources = Map.of(
                topics.journal().name(), new JournalMapping(topics, registry),
                topics.totals().name(), new TotalsMapping(topics, registry));
        Tables tables = new WatchedTables(new ClickHouseTables(settings.clickHouse(), settings.patience()), listener);
        Backoff backoff = new Backoff(settings.firstPause(), settings.longestPause());
        if (!checked(tables, backoff)) {
            return;
        }
        KafkaConsumer<byte[], byte[]> made = consumer(backoff);
        if (made == null) {
            return;
        }
        try (KafkaConsumer<byte[], byte[]> consumer = made) {
            SinkLoop loop = new SinkLoop(
                    consumer, sources, tables, settings.chunk(), POLLED_RECORDS, backoff, System::nanoTime);
            loop.subscribe();
            while (!closing.get()) {
                try {
                    loop.step();
                    state.set(loop.isWaiting() ? State.WAITING : State.RUNNING);
                    lag.set(Map.copyOf(loop.lag()));
                    placed.set(loop.placed());
                } catch (KafkaException e) {
                    waitOut(e, backoff);
                }
            }
        }
    }

    /** The client, once the network knows a broker's name; null when closed before. */
    private @Nullable KafkaConsumer<byte[], byte[]> consumer(Backoff backoff) {
        while (!closing.get()) {
            try {
                return new KafkaConsumer<>(consumerConfiguration(settings));
            } catch (KafkaException e) {
                waitOut(e, backoff);
            }
        }
        return null;
    }

    /** @throws KafkaException where it is no outage */
    private void waitOut(KafkaException fault, Backoff backoff) {
        if (!Outage.is(fault)) {
            throw fault;
        }
        Duration pause = backoff.pause();
        state.set(State.WAITING);
        LOG.warn("the brokers are away ({}); trying again in {} ms", Outage.reason(fault), pause.toMillis());
        sleep(pause);
    }

    /** Looks at the tables once they answer; false when closed before. */
    private boolean checked(Tables tables, Backoff backoff) {
        while (!closing.get()) {
            try {
                tables.check();
                backoff.reset();
                return true;
            } catch (TablesException.Unavailable | RegistryUnavailable e) {
                Duration pause = backoff.pause();
                state.set(State.WAITING);
                LOG.warn("{}; trying again in {} ms", e.getMessage(), pause.toMillis());
                sleep(pause);
            }
        }
        return false;
    }

    private void sleep(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        while (!closing.get() && until - System.nanoTime() > 0) {
            try {
                Thread.sleep(Duration.ofMillis(50));
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    static Map<String, Object> consumerConfiguration(SinkSettings settings) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLLED_RECORDS);
        configuration.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 << 20);
        configuration.putAll(settings.kafka());
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        if (!settings.instance().isEmpty()) {
            configuration.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance());
        }
        // what a killed instance had goes to the others after this time, as with the streams
        configuration.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        configuration.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        configuration.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        configuration.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // the tables say where to go on; where the log has no such place, they belong to another log
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        configuration.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return configuration;
    }
}

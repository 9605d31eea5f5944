package org.palermo.streams.runtime;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.serdes.Registry;
import org.palermo.streams.faults.Outage;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.topology.LedgerTopology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running instance of the streams. An outage of the brokers or the registry is waited out, however long it lasts.
 * Another fault restarts it after a pause, because most pass; after several in a row it stops and says so, because bad
 * data never is a fault and silence would be worse than a stop.
 *
 * <p>The whole client is restarted instead of one thread: a replaced thread would be a new static member, and the
 * partitions of the old one would lie idle until its session expires.
 */
public final class StreamsRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRuntime.class);

    /** Faults in a row after which it gives up. */
    static final int FAULTS_ALLOWED = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration SOUND_RUN = Duration.ofMinutes(1);
    private static final Duration CLOSING = Duration.ofSeconds(30);

    /** What an instance is doing. */
    public enum State {
        /** Not started yet. */
        NEW,
        /** Joining the group, or restoring state. */
        STARTING,
        /** Processing. */
        RUNNING,
        /** Waiting after a fault, to start again. */
        PAUSED,
        /** A service is away, and waited for. */
        WAITING,
        /** Closed on request. */
        STOPPED,
        /** Given up after faults. */
        FAILED
    }

    private final Properties properties;
    private final Supplier<Topology> topology;
    private final FaultListener listener;
    private final Duration firstPause;
    private final Thread supervisor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private State state = State.NEW;
    private CloseOptions.GroupMembershipOperation membership = CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;
    private boolean closing;
    private volatile @Nullable KafkaStreams current;
    private @Nullable Throwable fault;

    /** Hears of faults; called on a thread of the runtime, and not to be blocked for long. */
    public interface FaultListener {

        /** A fault occurred, and processing starts again after a pause. */
        void restarting(Throwable fault);

        /** A service is away; processing starts again once it is back. */
        default void waiting(Throwable outage) {}

        /** Too many faults occurred in a row; nothing is processed any more. */
        void failed(Throwable fault);
    }

    /**
     * @param settings of this instance
     * @param ledger the posting rules
     * @param registry of the schemas, whose topics are registered
     * @param listener hears of faults
     */
    public StreamsRuntime(StreamsSettings settings, Ledger ledger, Registry registry, FaultListener listener) {
        this(
                settings,
                () -> LedgerTopology.of(
                        settings.topics(), ledger, registry, settings.totalsInterval(), settings.inMemory()),
                listener,
                FIRST_PAUSE);
    }

    /**
     * @param topology made anew for each start
     * @param firstPause after the first fault; each further one in a row doubles it
     */
    StreamsRuntime(StreamsSettings settings, Supplier<Topology> topology, FaultListener listener, Duration firstPause) {
        this.properties = StreamsProperties.of(settings);
        this.topology = topology;
        this.listener = listener;
        this.firstPause = firstPause;
        this.supervisor =
                Thread.ofPlatform().name("streams-" + settings.instanceId()).unstarted(this::supervise);
    }

    /**
     * Begins to process, in the background.
     *
     * @throws IllegalStateException where it was started before
     */
    public void start() {
        lock.lock();
        try {
            if (state != State.NEW) {
                throw new IllegalStateException("the streams were started before; they are " + state);
            }
            become(State.STARTING);
            supervisor.start(); // within the lock, so that whoever closes now has a thread to wait for
        } finally {
            lock.unlock();
        }
    }

    public State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until it processes.
     *
     * @return whether it does; false where the time was too short
     * @throws IllegalStateException where it has given up, or was closed
     */
    public boolean awaitRunning(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (state != State.RUNNING) {
                if (state == State.FAILED || state == State.STOPPED) {
                    throw new IllegalStateException("the streams are " + state, fault);
                }
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many records the threads have processed since the instance last started; one that is tried again counts again. */
    public double processed() {
        KafkaStreams streams = current;
        return streams == null
                ? 0
                : streams.metrics().values().stream()
                        .filter(metric -> metric.metricName().name().equals("process-total")
                                && metric.metricName().group().equals("stream-thread-metrics"))
                        .mapToDouble(metric -> metric.metricValue() instanceof Number n ? n.doubleValue() : 0)
                        .sum();
    }

    /** Stops after the current transaction and keeps its place in the group, for a restart soon. */
    @Override
    public void close() {
        close(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP);
    }

    /** Stops and gives its partitions to the other instances at once. */
    public void leave() {
        close(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    }

    private void close(CloseOptions.GroupMembershipOperation operation) {
        lock.lock();
        try {
            membership = operation;
            closing = true;
            if (state == State.NEW) {
                state = State.STOPPED;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        join();
    }

    private void join() {
        boolean interrupted = false;
        while (supervisor.isAlive()) {
            try {
                supervisor.join();
            } catch (InterruptedException e) {
                interrupted = true; // closing half-way would leave the state directory locked
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        try {
            restartUntilClosed();
        } catch (RuntimeException | Error e) {
            LOG.error("streams stopped, because the listener of their faults failed", e);
            remembered(e);
            finish(State.FAILED);
        }
    }

    private void restartUntilClosed() {
        int faults = 0;
        int outages = 0;
        while (true) {
            long began = System.nanoTime();
            Throwable met = run();
            if (met == null) {
                finish(State.STOPPED);
                return;
            }
            boolean sound = System.nanoTime() - began > SOUND_RUN.toNanos();
            if (Outage.is(met)) {
                outages = sound ? 1 : outages + 1;
                waitOut(met, outages);
                continue;
            }
            outages = 0;
            faults = sound ? 1 : faults + 1;
            if (faults > FAULTS_ALLOWED) {
                LOG.error("streams stopped after {} faults in a row", faults, met);
                finish(State.FAILED);
                listener.failed(met);
                return;
            }
            Duration pause = firstPause.multipliedBy(1L << (faults - 1));
            LOG.warn(
                    "streams met a fault, number {} in a row, and start again in {} ms", faults, pause.toMillis(), met);
            listener.restarting(met);
            pause(State.PAUSED, pause);
        }
    }

    private void waitOut(Throwable outage, int inARow) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(inARow - 1, 20));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        LOG.warn(
                "streams wait for a service that is away, and try again in {} ms: {}",
                pause.toMillis(),
                Outage.reason(outage));
        listener.waiting(outage);
        pause(State.WAITING, pause);
    }

    /** Processes until it is closed, then answers null, or until a fault, then answers that. */
    private @Nullable Throwable run() {
        lock.lock();
        try {
            fault = null;
            if (closing) {
                return null;
            }
            become(State.STARTING);
        } finally {
            lock.unlock();
        }
        KafkaStreams streams;
        try {
            streams = new KafkaStreams(topology.get(), properties, new SteadyTime());
            current = streams;
        } catch (RuntimeException | Error e) { // an Error too: a library that does not load must not end in silence
            return remembered(e);
        }
        try {
            streams.setUncaughtExceptionHandler(met -> {
                remembered(met);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.setStateListener((now, before) -> follow(now));
            streams.start();
            awaitEnd();
        } catch (RuntimeException | Error e) {
            remembered(e);
        }
        current = null;
        if (!streams.close(CloseOptions.timeout(CLOSING).withGroupMembershipOperation(membership()))) {
            LOG.warn("streams did not close within {} s", CLOSING.toSeconds());
        }
        lock.lock();
        try {
            return closing ? null : fault;
        } finally {
            lock.unlock();
        }
    }

    private CloseOptions.GroupMembershipOperation membership() {
        lock.lock();
        try {
            return membership;
        } finally {
            lock.unlock();
        }
    }

    private void follow(KafkaStreams.State now) {
        lock.lock();
        try {
            if (fault != null || closing) {
                return;
            }
            switch (now) {
                case RUNNING -> become(State.RUNNING);
                case CREATED, REBALANCING -> become(State.STARTING);
                case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR -> {}
                case ERROR -> {
                    fault = new IllegalStateException("Kafka Streams ended in error without naming a fault");
                    changed.signalAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Throwable remembered(Throwable met) {
        lock.lock();
        try {
            if (fault == null) {
                fault = met; // the first is the cause, the rest its consequences
                changed.signalAll();
            }
            return fault;
        } finally {
            lock.unlock();
        }
    }

    private void awaitEnd() {
        lock.lock();
        try {
            while (!closing && fault == null) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void pause(State meanwhile, Duration pause) {
        lock.lock();
        try {
            become(meanwhile);
            long left = pause.toNanos();
            while (!closing && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            closing = true; // nobody but this class knows the thread; an interrupt can only mean the end
        } finally {
            lock.unlock();
        }
    }

    private void finish(State end) {
        lock.lock();
        try {
            become(end);
        } finally {
            lock.unlock();
        }
    }

    private void become(State next) {
        if (state != next) {
            LOG.info("streams are {}", next);
            state = next;
        }
        changed.signalAll();
    }
}

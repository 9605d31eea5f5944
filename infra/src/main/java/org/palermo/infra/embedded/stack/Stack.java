package org.palermo.infra.embedded.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.palermo.infra.clickhouse.Migrations;
import org.palermo.infra.embedded.broker.EmbeddedBroker;
import org.palermo.infra.embedded.process.AotCache;
import org.palermo.infra.embedded.process.ChildProcess;
import org.palermo.infra.embedded.process.Supervised;
import org.palermo.infra.embedded.registry.RegistryProgram;
import org.palermo.infra.embedded.registry.RegistryServer;
import org.palermo.infra.engine.EngineLibrary;
import org.palermo.infra.engine.EngineProcess;
import org.palermo.infra.engine.FetchStep;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broker, schema registry and ClickHouse on one data directory, started side by side and made ready: topics made,
 * schemas registered, tables migrated. A service whose process ends is started again at the same address.
 */
public final class Stack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataDirectory data;
    private final Addresses addresses;
    private final Services services;
    private final List<AotCache> caches;
    private final Map<Service, Supervised<?>> children;

    private Stack(DataDirectory data, Started started, Services services, List<AotCache> caches) {
        this.data = data;
        this.addresses = started.addresses();
        this.children = started.children();
        this.services = services;
        this.caches = caches;
    }

    /**
     * @param data directory of the stack; made where it does not exist
     * @param cacheFolder where fetched programs lie
     * @param buildFolder where what depends on this very build may be kept
     * @param topics of this deployment
     */
    public record Settings(Path data, Path cacheFolder, Path buildFolder, Topics topics) {}

    /** The services that run in processes of their own. */
    public enum Service {
        REGISTRY("log/registry.log"),
        CLICKHOUSE("log/clickhouse.log");

        private final String log;

        Service(String log) {
            this.log = log;
        }
    }

    /** Where the services are, and the processes of those that have their own. */
    private record Started(Addresses addresses, Map<Service, Supervised<?>> children) {}

    /**
     * Starts everything; returns when events can be published and tables read.
     *
     * @param progress of fetching what this machine has not got yet
     * @throws DataDirectoryInUse where another process runs on the data directory
     */
    public static Stack start(Settings settings, Consumer<FetchStep> progress) {
        DataDirectory data = DataDirectory.open(settings.data());
        Services services = new Services();
        List<AotCache> caches = new ArrayList<>();
        boolean runs = false;
        try {
            Path registryProgram = RegistryProgram.locate(settings.cacheFolder(), progress);
            Path engineLibrary = EngineLibrary.locate(settings.cacheFolder(), progress);
            AotCache registryCache = RegistryProgram.cache(registryProgram);
            AotCache engineCache = new AotCache(settings.buildFolder(), "engine");
            caches.add(registryCache);
            caches.add(engineCache);
            Started started =
                    start(settings, data, services, registryProgram, registryCache, engineLibrary, engineCache);
            data.announce(started.addresses(), settings.topics().journal().partitions());
            runs = true;
            return new Stack(data, started, services, caches);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            if (!runs) {
                end(services, caches, data);
            }
        }
    }

    private static Started start(
            Settings settings,
            DataDirectory data,
            Services services,
            Path registryProgram,
            AotCache registryCache,
            Path engineLibrary,
            AotCache engineCache) {
        Path registryFolder = data.resolve("registry");
        Path engineFolder = data.resolve("clickhouse");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Supervised<RegistryServer>> registry = side(threads, services, () -> {
                int port = data.port("registry"); // once: it is the same after every restart
                int managementPort = data.port("registry-management");
                return Supervised.start(
                        "schema registry",
                        () -> {
                            ChildProcess.awaitEnd("schema registry", RegistryServer.lock(registryFolder), PATIENCE);
                            return RegistryServer.start(new RegistryServer.Settings(
                                    registryProgram,
                                    registryFolder,
                                    port,
                                    managementPort,
                                    registryCache.options(),
                                    data.resolve(Service.REGISTRY.log)));
                        },
                        RegistryServer::pid);
            });
            CompletableFuture<Supervised<EngineProcess>> engine = side(threads, services, () -> {
                int port = data.port("clickhouse");
                return Supervised.start(
                        "ClickHouse engine",
                        () -> {
                            ChildProcess.awaitEnd("ClickHouse engine", engineFolder.resolve("lock"), PATIENCE);
                            return EngineProcess.start(EngineProcess.Settings.of(engineLibrary, engineFolder)
                                    .withPort(port)
                                    .withJavaOptions(
                                            Stream.concat(EngineProcess.SMALL.stream(), engineCache.options().stream())
                                                    .toList())
                                    .withLog(data.resolve(Service.CLICKHOUSE.log)));
                        },
                        EngineProcess::pid);
            });
            CompletableFuture<EmbeddedBroker> broker = side(
                    threads,
                    services,
                    () -> EmbeddedBroker.start(
                            data.resolve("kafka"), data.port("kafka"), data.port("kafka-controller")));
            CompletableFuture<Void> topics = broker.thenAcceptAsync(
                    b -> TopicSetup.ensure(b.bootstrapServers(), settings.topics(), (short) 1), threads);
            // Only then is anything registered: a registry of somebody else's is left as it is.
            CompletableFuture<Void> sameRegistry = CompletableFuture.allOf(topics, registry)
                    .thenRunAsync(
                            () -> RegistryCheck.check(
                                    Map.of("bootstrap.servers", broker.join().bootstrapServers()),
                                    Registry.at(registry.join().program().url(), PATIENCE),
                                    settings.topics()),
                            threads);
            CompletableFuture<Void> schemas = sameRegistry.thenRunAsync(
                    () -> registerAll(registry.join().program().url(), settings.topics(), threads), threads);
            CompletableFuture<Void> tables =
                    engine.thenAcceptAsync(e -> Migrations.migrate(e.program().jdbcUrl()), threads);
            CompletableFuture.allOf(schemas, tables).join();
            return new Started(
                    new Addresses(
                            broker.join().bootstrapServers(),
                            registry.join().program().url(),
                            engine.join().program().jdbcUrl()),
                    Map.of(Service.REGISTRY, registry.join(), Service.CLICKHOUSE, engine.join()));
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    public DataDirectory data() {
        return data;
    }

    /** Hears of services whose processes end by themselves; called on threads that it may not block for long. */
    public interface Watch {

        /** Its process ended; it is started again at the same address. */
        void died(Service service, Path log);

        /** It serves again. */
        void serves(Service service);

        /** It ended too often in a row: nothing would be taken or shown any more. */
        void gaveUp(ServiceEnded ended);
    }

    public void watch(Watch watch) {
        children.forEach((service, child) -> child.tell(new Supervised.Listener() {
            @Override
            public void died() {
                watch.died(service, data.resolve(service.log));
            }

            @Override
            public void serves() {
                watch.serves(service);
            }

            @Override
            public void gaveUp() {
                watch.gaveUp(new ServiceEnded(service, data.resolve(service.log)));
            }
        }));
    }

    /** The process that a service runs in. */
    long processOf(Service service) {
        return Objects.requireNonNull(children.get(service)).pid();
    }

    /** Stops every service and gives the data directory back. */
    @Override
    public void close() {
        end(services, caches, data);
    }

    private static void end(Services services, List<AotCache> caches, DataDirectory data) {
        services.close();
        try {
            caches.forEach(AotCache::keep);
        } finally {
            data.close();
        }
    }

    private static void registerAll(String url, Topics topics, ExecutorService threads) {
        Registry registry = Registry.at(url, PATIENCE);
        CompletableFuture.allOf(topics.all().stream()
                        .map(topic -> CompletableFuture.runAsync(() -> registry.register(topic), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static <T extends AutoCloseable> CompletableFuture<T> side(
            ExecutorService threads, Services services, Supplier<T> start) {
        return CompletableFuture.supplyAsync(() -> services.add(start.get()), threads);
    }

    /** What has been started so far, so that a failure of one stops the others. */
    private static final class Services {

        private final List<AutoCloseable> started = new ArrayList<>();

        synchronized <T extends AutoCloseable> T add(T service) {
            started.add(service);
            return service;
        }

        /** Side by side: the broker takes the longest, and none needs another to stop. */
        synchronized void close() {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                started.forEach(service -> threads.execute(() -> quietly(service)));
            }
            started.clear();
        }

        private static void quietly(AutoCloseable service) {
            try {
                service.close();
            } catch (Exception e) {
                LOG.warn("a service did not stop cleanly", e);
            }
        }
    }
}

package org.palermo.infra.embedded.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka node, broker and controller together, in this JVM and on loopback only. Everything is kept in its folder
 * and found again at the next start.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    /** Constant, because the formatter refuses a folder that was formatted for another cluster. */
    private static final String CLUSTER_ID = "UGFsZXJtb0xlZGdlcjIwMA";

    private static final int NODE_ID = 1;
    private static final String HOST = "127.0.0.1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final ControllerServer controller;
    private final BrokerServer broker;
    private final String bootstrapServers;

    private EmbeddedBroker(ControllerServer controller, BrokerServer broker, String bootstrapServers) {
        this.controller = controller;
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the node; returns when it takes requests.
     *
     * @param folder of its logs and metadata, made where it does not exist
     * @param brokerPort for clients
     * @param controllerPort for its own use
     */
    public static EmbeddedBroker start(Path folder, int brokerPort, int controllerPort) {
        Path logs = folder.resolve("logs");
        // Apart from the logs, so that Kafka locks the logs before it opens the metadata: a second process on the same
        // folder would else truncate the first one's metadata before it fails.
        Path metadata = folder.resolve("metadata");
        try {
            Files.createDirectories(logs);
            Files.createDirectories(metadata);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE_ID)
                    .setClusterId(CLUSTER_ID)
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(logs.toString())
                    .addDirectory(metadata.toString())
                    .setMetadataLogDirectory(metadata.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the broker's folder " + folder + " cannot be prepared: " + e.getMessage(), e);
        }
        KafkaConfig configuration = new KafkaConfig(configuration(logs, metadata, brokerPort, controllerPort));
        var folders = KafkaRaftServer.initializeLogDirs(configuration, LOG, "");
        SharedServer shared = new SharedServer(
                configuration,
                folders._1(),
                Time.SYSTEM,
                Server.initializeMetrics(
                        configuration, Time.SYSTEM, folders._1().clusterId().orElse(CLUSTER_ID)),
                CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(
                        configuration.quorumConfig().voters())),
                List.of(),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        BrokerServer broker = new BrokerServer(shared);
        ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
        try {
            controller.startup();
            forgetEarlierRun(controller.controller());
            broker.startup();
        } catch (RuntimeException e) {
            stop(broker, controller);
            throw e;
        }
        return new EmbeddedBroker(controller, broker, HOST + ":" + brokerPort);
    }

    /**
     * Takes the earlier run's leadership from every partition before the broker reads who leads. A broker that was killed
     * would else take itself for the leader by what was true then, begin to end the transactions that were being
     * committed, and lose the partitions under its feet when the controller notices the restart; Kafka 4.3.1 takes a
     * partition without a leader for a deleted one and declares such a transaction complete without having ended it there
     * (KRaftMetadataCache.getPartitionLeaderEndpoint), so that its readers wait for ever.
     */
    private static void forgetEarlierRun(Controller controller) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                controller
                        .unregisterBroker(
                                new ControllerRequestContext(
                                        new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.of(deadline)),
                                NODE_ID)
                        .get();
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the broker was starting", e);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case BrokerIdNotRegisteredException _ -> {
                        return; // the first run
                    }
                    case NotControllerException notYet when System.nanoTime() < deadline -> pause(notYet);
                    case null, default ->
                        throw new IllegalStateException("the broker cannot start: " + e.getMessage(), e);
                }
            }
        }
    }

    private static void pause(NotControllerException notYet) {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker's controller was starting", notYet);
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        stop(broker, controller);
        broker.awaitShutdown();
        controller.awaitShutdown();
    }

    private static void stop(BrokerServer broker, ControllerServer controller) {
        broker.shutdown();
        controller.shutdown();
    }

    private static Map<String, Object> configuration(Path logs, Path metadata, int brokerPort, int controllerPort) {
        Map<String, Object> c = new HashMap<>();
        c.put("process.roles", "broker,controller");
        c.put("node.id", Integer.toString(NODE_ID));
        c.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        c.put("controller.listener.names", "CONTROLLER");
        c.put("listeners", "PLAINTEXT://" + HOST + ":" + brokerPort + ",CONTROLLER://" + HOST + ":" + controllerPort);
        c.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        c.put("inter.broker.listener.name", "PLAINTEXT");
        c.put("log.dirs", logs.toString());
        c.put("metadata.log.dir", metadata.toString());
        c.put("auto.create.topics.enable", "false");
        for (String internal :
                new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            c.put(internal + ".replication.factor", "1");
            c.put(internal + ".num.partitions", "1");
        }
        c.put("transaction.state.log.min.isr", "1");
        c.put("share.coordinator.state.topic.min.isr", "1");
        c.put("group.initial.rebalance.delay.ms", "0");
        // One node has nobody to hand over to: a pause of a busy machine must not take its partitions from it.
        c.put("broker.session.timeout.ms", "60000");
        c.put("broker.heartbeat.interval.ms", "500");
        c.put("log.cleaner.dedupe.buffer.size", "4194304");
        c.put("num.network.threads", "2");
        c.put("num.io.threads", "4");
        return c;
    }
}

package org.palermo.infra.embedded.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node, broker and controller together, in this JVM and on loopback only. Everything is kept in its folder
 * and found again at the next start.
 */
public final class EmbeddedBroker implements AutoCloseable {

    /** Constant, because the formatter refuses a folder that was formatted for another cluster. */
    private static final String CLUSTER_ID = "UGFsZXJtb0xlZGdlcjIwMA";

    private static final int NODE_ID = 1;
    private static final String HOST = "127.0.0.1";

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
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
        KafkaRaftServer server = new KafkaRaftServer(
                new KafkaConfig(configuration(logs, metadata, brokerPort, controllerPort)), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new EmbeddedBroker(server, HOST + ":" + brokerPort);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
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
        // After a kill -9 the controller holds the old registration until this expires; the default is 9 seconds.
        c.put("broker.session.timeout.ms", "2000");
        c.put("broker.heartbeat.interval.ms", "500");
        c.put("log.cleaner.dedupe.buffer.size", "4194304");
        c.put("num.network.threads", "2");
        c.put("num.io.threads", "4");
        return c;
    }
}

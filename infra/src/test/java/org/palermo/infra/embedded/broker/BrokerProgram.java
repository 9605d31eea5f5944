package org.palermo.infra.embedded.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a JVM of its own until it is killed. Arguments: its folder and its two ports. */
public final class BrokerProgram {

    private BrokerProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))) {
            System.out.println("READY " + broker.bootstrapServers());
            new CountDownLatch(1).await();
        }
    }
}

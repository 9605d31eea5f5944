package org.palermo.streams.faults;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.CoordinatorLoadInProgressException;
import org.apache.kafka.common.errors.CoordinatorNotAvailableException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.TimeoutException;
import org.palermo.schemas.serdes.RegistryUnavailable;

/** Tells a service that is away, or not whole, from a fault that would be the same after any wait. */
public final class Outage {

    /** What Kafka's clients say where no broker's name is known to the network, as before the brokers are there. */
    private static final String NO_NAME = "No resolvable bootstrap urls";

    private Outage() {}

    /** Whether the fault, or one that caused it, is that a service did not answer. */
    public static boolean is(Throwable fault) {
        return causes(fault).stream().anyMatch(Outage::isAway);
    }

    /** The first of the causes that names the outage, in words; of another fault its own words. */
    public static String reason(Throwable fault) {
        Throwable said =
                causes(fault).stream().filter(Outage::isAway).findFirst().orElse(fault);
        return said.getMessage() == null ? said.getClass().getSimpleName() : said.getMessage();
    }

    private static boolean isAway(Throwable cause) {
        return switch (cause) {
            case RegistryUnavailable unused -> true;
            case TimeoutException unused -> true;
            case DisconnectException unused -> true;
            case NetworkException unused -> true;
            case LeaderNotAvailableException unused -> true;
            case BrokerNotAvailableException unused -> true;
            case CoordinatorNotAvailableException unused -> true;
            case CoordinatorLoadInProgressException unused -> true;
            case NotEnoughReplicasException unused -> true;
            case NotEnoughReplicasAfterAppendException unused -> true;
            case ConnectException unused -> true;
            case UnknownHostException unused -> true;
            case ConfigException wrong -> String.valueOf(wrong.getMessage()).contains(NO_NAME);
            default -> false;
        };
    }

    private static List<Throwable> causes(Throwable fault) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = fault; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}

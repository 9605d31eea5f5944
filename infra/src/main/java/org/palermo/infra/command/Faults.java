package org.palermo.infra.command;

import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.palermo.infra.configuration.InvalidConfiguration;
import org.palermo.infra.embedded.registry.RegistryUnavailableHere;
import org.palermo.infra.embedded.stack.DataDirectoryInUse;
import org.palermo.infra.embedded.stack.ForeignRegistry;
import org.palermo.infra.embedded.stack.ServiceEnded;
import org.palermo.infra.engine.EngineUnavailable;
import org.palermo.infra.metrics.PortUnusable;
import org.palermo.infra.pipeline.BrokerUnavailable;
import org.palermo.infra.pipeline.ClickHouseUnavailable;
import org.palermo.infra.rebuild.ReplicatedTables;
import org.palermo.producers.publish.PublishFailed;
import org.palermo.reports.statements.InvalidDeclaration;
import org.palermo.reports.store.StoreUnavailable;
import org.palermo.schemas.serdes.RegistryUnavailable;
import picocli.CommandLine;

/** Turns what went wrong into words, with a hint at what to do, and into an exit status. */
final class Faults {

    private final Console console;
    private final boolean traced;

    /** @param environment where PALERMO_DEBUG=1 asks for the place in the code too */
    Faults(Console console, Map<String, String> environment) {
        this.console = console;
        this.traced = environment.getOrDefault("PALERMO_DEBUG", "").equals("1");
    }

    int tell(Exception thrown, CommandLine command) {
        Throwable fault = thrown;
        while (fault instanceof CompletionException && fault.getCause() != null) {
            fault = fault.getCause();
        }
        if (traced) {
            fault.printStackTrace(command.getErr());
        }
        String detail = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        return switch (fault) {
            case Ended _ -> Ending.INTERRUPTED;
            case InterruptedException _ -> Ending.INTERRUPTED;
            case UsageProblem problem -> usage(problem, command);
            case InvalidConfiguration invalid -> {
                new Configurations(console).tell(invalid.problems());
                yield ExitCode.USAGE;
            }
            case InvalidDeclaration _ -> {
                console.say("fault.declaration", Map.of("detail", detail));
                console.hint("fault.declaration.hint", Map.of());
                yield ExitCode.USAGE;
            }
            case UnusableFile file -> {
                console.say(file.key(), Map.of("file", file.path().toString(), "detail", detail));
                console.hint("fault.file.hint", Map.of());
                yield ExitCode.FAULT;
            }
            case NotSetUp _ -> ExitCode.FAULT; // what is missing has been told
            case PortUnusable _ -> say("fault.metrics-port", Map.of("detail", detail));
            case NothingRuns nothing ->
                say("fault.nothing-runs", Map.of("data", nothing.data().toString()));
            case DataDirectoryInUse inUse ->
                say("fault.in-use", Map.of("data", inUse.path().toString()));
            case ClickHouseUnavailable _, StoreUnavailable _ -> say("fault.clickhouse", Map.of("detail", detail));
            case ForeignRegistry _ -> say("fault.registry-foreign", Map.of("detail", detail));
            case ReplicatedTables _ -> say("fault.replicated", Map.of("detail", detail));
            case RegistryUnavailable _ -> say("fault.registry", Map.of("detail", detail));
            case PublishFailed _, BrokerUnavailable _ -> say("fault.kafka", Map.of("detail", detail));
            case ServiceEnded ended ->
                say(
                        "fault.service-ended",
                        Map.of(
                                "service",
                                ended.service().name(),
                                "log",
                                ended.log().toString()));
            case EngineUnavailable _ -> say("fault.engine", Map.of("detail", detail));
            case RegistryUnavailableHere _ -> say("fault.registry-program", Map.of("detail", detail));
            case IllegalStateException state
            when isReplication(state) -> say("fault.replication", Map.of("detail", detail));
            default -> say("fault.other", Map.of("detail", detail));
        };
    }

    private static boolean isReplication(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidReplicationFactorException) {
                return true;
            }
        }
        return false;
    }

    private int usage(UsageProblem problem, CommandLine command) {
        console.say(problem.key(), problem.arguments());
        if (console.messages().bundle().containsKey(problem.key() + ".hint")) {
            console.hint(problem.key() + ".hint", problem.arguments());
            return ExitCode.USAGE;
        }
        return Palermo.hintAtHelp(console, command);
    }

    private int say(String key, Map<String, ?> arguments) {
        console.say(key, arguments);
        console.hint(key + ".hint", arguments);
        return ExitCode.FAULT;
    }
}

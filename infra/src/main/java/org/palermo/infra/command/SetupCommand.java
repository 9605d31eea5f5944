package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.setup.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code palermo setup}. */
@Command(name = "setup")
final class SetupCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    SetupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Addresses addresses = data.addresses();
        console.say("up.addresses", Stacks.named(addresses));
        Setup.Made made = new Setup(addresses, data.topics(), data.cluster()).run(data.replicationOfTopics());
        tell("setup.made-topics", made.topics());
        tell("setup.made-schemas", made.schemas());
        tell("setup.made-migrations", made.migrations());
        console.print(console.messages().of(made.isNothing() ? "setup.nothing" : "setup.done"));
        return ExitCode.DONE;
    }

    private void tell(String key, List<String> names) {
        if (!names.isEmpty()) {
            console.print(console.messages().of(key, Map.of("count", names.size(), "names", String.join(", ", names))));
        }
    }
}

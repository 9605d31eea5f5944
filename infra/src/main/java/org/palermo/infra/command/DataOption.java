package org.palermo.infra.command;

import java.nio.file.Path;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.DataDirectory;
import picocli.CommandLine.Option;

/** Which stack a command speaks to. */
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "var")
    private Path data = Path.of("var");

    Path path() {
        return data;
    }

    /** @throws NothingRuns where no stack runs on the directory */
    Addresses addresses() {
        return DataDirectory.running(data).orElseThrow(() -> new NothingRuns(data));
    }
}

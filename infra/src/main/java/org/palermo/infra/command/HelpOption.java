package org.palermo.infra.command;

import picocli.CommandLine.Option;

/** {@code --help}, which every command has. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;
}

package org.palermo.infra.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --lang}, which every command has. Its value is read before picocli's turn, so that what picocli says follows it. */
final class LangOption {

    @Option(names = "--lang", paramLabel = "LANG")
    @SuppressWarnings("unused") // so that picocli knows it
    private @Nullable String lang;
}

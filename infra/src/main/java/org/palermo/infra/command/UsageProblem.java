package org.palermo.infra.command;

import java.util.Map;

/** The command line asks for something that cannot be; the key names the message that says so. */
final class UsageProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Map<String, ?> arguments;

    UsageProblem(String key, Map<String, ?> arguments) {
        super(key + " " + arguments);
        this.key = key;
        this.arguments = arguments;
    }

    String key() {
        return key;
    }

    Map<String, ?> arguments() {
        return arguments;
    }
}

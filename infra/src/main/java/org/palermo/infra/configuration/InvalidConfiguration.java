package org.palermo.infra.configuration;

import java.util.List;

/** What was set cannot be used; holds everything that is wrong with it. */
public final class InvalidConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    InvalidConfiguration(List<Problem> problems) {
        super("the configuration has " + problems.size() + " problems");
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}

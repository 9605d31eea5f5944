package org.palermo.infra.embedded.stack;

import java.nio.file.Path;

/** A service of the stack ended again and again although nobody asked it to, and is not started any more. */
public final class ServiceEnded extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Stack.Service service;
    private final transient Path log;

    ServiceEnded(Stack.Service service, Path log) {
        super("the " + service + " process ended again and again; its log is " + log);
        this.service = service;
        this.log = log;
    }

    public Stack.Service service() {
        return service;
    }

    /** What the service printed. */
    public Path log() {
        return log;
    }
}

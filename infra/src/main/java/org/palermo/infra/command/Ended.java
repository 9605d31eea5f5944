package org.palermo.infra.command;

/** The user, or the system, asked the command to end before it was done. */
final class Ended extends RuntimeException {

    private static final long serialVersionUID = 1;
}

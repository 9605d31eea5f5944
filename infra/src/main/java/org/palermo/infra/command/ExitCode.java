package org.palermo.infra.command;

/** What a command's end says to scripts. */
final class ExitCode {

    /** Done. */
    static final int DONE = 0;
    /** The answer is no: something was refused, or nothing runs. */
    static final int NO = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** A service or this machine failed; nothing is known about the data. */
    static final int FAULT = 3;

    private ExitCode() {}
}

package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class EndingTest {

    /** What ended the command decides what is said and with which status: it must arrive as what it is. */
    @Test
    void aFaultArrivesAsWhatItIs() {
        try (Ending ending = new Ending(ExitCode.DONE, () -> {})) {
            RuntimeException fault = new UncheckedIOException(new IOException("the process ended"));
            ending.fail(fault);

            RuntimeException told = assertThrows(RuntimeException.class, ending::checkFault);

            assertSame(fault, told);
        }
    }

    @Test
    void whatIsNoRuntimeExceptionKeepsItsWords() {
        try (Ending ending = new Ending(ExitCode.DONE, () -> {})) {
            Error fault = new UnsatisfiedLinkError("no library");
            ending.fail(fault);

            IllegalStateException told = assertThrows(IllegalStateException.class, ending::checkFault);

            assertSame(fault, told.getCause());
        }
    }
}

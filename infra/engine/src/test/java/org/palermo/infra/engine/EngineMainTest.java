package org.palermo.infra.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineMainTest {
    @Test
    void readsItsArguments() {
        EngineMain.Settings settings = EngineMain.Settings.of("--port", "0", "--data", "/d", "--library", "/l.so");
        assertEquals(new EngineMain.Settings(Path.of("/l.so"), Path.of("/d"), 0, Path.of("/d/spool")), settings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --data /d --port 1                              | --library
            --library /l --port 1                           | --data
            --library /l --data /d                          | --port
            --library /l --data /d --port 65536             | 65536
            --library /l --data /d --port x                 | x
            --library /l --data /d --port 1 --verbose yes   | --verbose
            --library /l --data /d --port                   | --port
            """)
    void namesTheWrongArgument(String arguments, String named) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> EngineMain.Settings.of(arguments.split(" ")));
        assertTrue(String.valueOf(error.getMessage()).contains(named), error.getMessage());
    }
}

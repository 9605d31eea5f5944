package org.palermo.infra.engine.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.infra.engine.chdb.EngineException;

class ValuesInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"(1),(2)", "(1);", "(1) ; \n", "('a;b'), ('it''s;')", "('\\';'), (\"x;y\")", "('\n\n;')"})
    void passesTheDataOn(String data) throws IOException {
        assertEquals(
                data,
                new String(new ValuesInput(new ByteArrayInputStream(data.getBytes(UTF_8))).readAllBytes(), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(1); DROP TABLE t", "('a');\nSELECT 1", "('\\\\'); SELECT 1", "(1);;"})
    void refusesAFurtherStatement(String data) {
        ValuesInput input = new ValuesInput(new ByteArrayInputStream(data.getBytes(UTF_8)));
        assertEquals(
                62, assertThrows(EngineException.class, input::readAllBytes).code());
    }
}

package org.palermo.infra.engine.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.infra.engine.chdb.EngineException;

class StatementTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT 1                                        | Select |
            (SELECT 1)                                      | Select |
            WITH 1 AS x SELECT x                            | Select |
            WITH 1 AS x INSERT INTO t SELECT x              | Other  |
            SELECT 1 FORMAT TSV                             | Select | TSV
            SELECT 1 FORMAT JSONEachRow SETTINGS a = 1      | Select | JSONEachRow
            SELECT format FROM t                            | Select |
            SELECT 'x FORMAT TSV'                           | Select |
            SELECT * FROM (SELECT 1 FORMAT TSV)             | Select |
            SHOW TABLES FORMAT CSV;                         | Other  | CSV
            INSERT INTO t SELECT format FROM u              | Other  |
            CREATE TABLE t (a Int8) ENGINE = Memory         | Other  |
            """)
    void tellsStatementsApart(String text, String kind, String format) {
        Statement statement = Statement.of(text.getBytes(UTF_8));
        assertEquals(kind, statement.getClass().getSimpleName());
        assertEquals(Optional.ofNullable(format), statement.format());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;",
                "SELECT 1 ; -- the end",
                "SELECT 1; /* ; */ // ;",
                "SELECT ';', \"a;b\", `c;d`, 'it''s ;', 'it\\'s ;'",
                "SELECT $$ a; b $$, $tag$ ; $$ ; $tag$",
                "SELECT 1 # ; DROP TABLE t"
            })
    void oneStatementMayHoldSemicolons(String text) {
        assertEquals(Statement.Select.class, Statement.of(text.getBytes(UTF_8)).getClass());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT 1; SELECT 2                                    | 62
            SELECT 'a'; DROP TABLE t;                             | 62
            SELECT 1;;                                            | 62
            SELECT 1 INTO OUTFILE 'x'                             | 344
            INSERT INTO t FROM INFILE 'x' FORMAT TSV              | 78
            INSERT INTO t SELECT * FROM input('a Int8') FORMAT TSV | 48
            """)
    void refusesWhatOnlyTheCommandLineClientMayDo(String text, int code) {
        EngineException error = assertThrows(EngineException.class, () -> Statement.of(text.getBytes(UTF_8)));
        assertEquals(code, error.code());
    }

    @Test
    void recognisesTheClientsKill() {
        assertEquals(
                new Statement.Kill("a-1", "ASYNC"), Statement.of("KILL QUERY WHERE query_id = 'a-1'".getBytes(UTF_8)));
        assertEquals(
                new Statement.Kill("b", "SYNC"), Statement.of("kill query where query_id='b' sync;".getBytes(UTF_8)));
        assertEquals(
                Statement.Other.class,
                Statement.of("KILL QUERY WHERE user = 'default'".getBytes(UTF_8))
                        .getClass());
    }
}

package org.palermo.infra.engine.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InlineInsertTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            INSERT INTO t VALUES (1)                        | (1)    | INSERT INTO t FROM INFILE '/f' COMPRESSION 'none' FORMAT Values
            insert into t (a, b) values(1)                  | (1)    | insert into t (a, b) FROM INFILE '/f' COMPRESSION 'none' FORMAT Values
            INSERT INTO d.t FORMAT TSV 1                    | 1      | INSERT INTO d.t FROM INFILE '/f' COMPRESSION 'none' FORMAT TSV
            INSERT INTO t SETTINGS a=1 FORMAT CSV 1         | 1      | INSERT INTO t FROM INFILE '/f' COMPRESSION 'none' SETTINGS a=1 FORMAT CSV
            INSERT INTO TABLE values VALUES (1)             | (1)    | INSERT INTO TABLE values FROM INFILE '/f' COMPRESSION 'none' FORMAT Values
            INSERT INTO `format` (`values`) FORMAT CSV 1;2  | 1;2    | INSERT INTO `format` (`values`) FROM INFILE '/f' COMPRESSION 'none' FORMAT CSV
            /* FORMAT */ INSERT INTO t VALUES (';')         | (';')  | /* FORMAT */ INSERT INTO t FROM INFILE '/f' COMPRESSION 'none' FORMAT Values
            INSERT INTO FUNCTION null('a Int8') VALUES (1)  | (1)    | INSERT INTO FUNCTION null('a Int8') FROM INFILE '/f' COMPRESSION 'none' FORMAT Values
            """)
    void takesTheDataOutOfTheStatement(String text, String data, String fromFile) {
        byte[] bytes = text.getBytes(UTF_8);
        InlineInsert insert = InlineInsert.find(bytes, true).orElseThrow();
        assertEquals(data, text.substring(insert.dataAt()));
        assertEquals(fromFile.replace(" ", ""), new String(insert.fromFile(Path.of("/f")), UTF_8).replace(" ", ""));
    }

    @Test
    void dataBeginAfterOneLineEndAndKeepEmptyLines() {
        String text = "INSERT INTO t FORMAT TSV \r\n\n\n1\n";
        InlineInsert insert = InlineInsert.find(text.getBytes(UTF_8), true).orElseThrow();
        assertEquals("\n\n1\n", text.substring(insert.dataAt()));
    }

    @Test
    void aBeginningThatMayGoOnIsNotYetAnInsert() {
        assertEquals(Optional.empty(), InlineInsert.find("INSERT INTO t FORMAT Row".getBytes(UTF_8), false));
        assertTrue(InlineInsert.find("INSERT INTO t FORMAT RowBinary\n\1".getBytes(UTF_8), false)
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "INSERT",
                "INSERT INTO t",
                "SELECT 'INSERT INTO t VALUES (1)'",
                "INSERT INTO t SELECT 1",
                "INSERT INTO t (a) WITH 1 AS x SELECT x",
                "INSERT INTO t FROM INFILE 'x' FORMAT TSV"
            })
    void otherStatementsHaveNoInlineData(String text) {
        assertEquals(Optional.empty(), InlineInsert.find(text.getBytes(UTF_8), true));
    }
}

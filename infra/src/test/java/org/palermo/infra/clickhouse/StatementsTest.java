package org.palermo.infra.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatementsTest {

    @ParameterizedTest
    @MethodSource
    void splits_at_semicolons_outside_of_comments_and_quotes(String script, List<String> expected) {
        assertEquals(expected, Statements.of(script));
    }

    static Stream<Arguments> splits_at_semicolons_outside_of_comments_and_quotes() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of(" ;; \n;", List.of()),
                Arguments.of("SELECT 1", List.of("SELECT 1")),
                Arguments.of("SELECT 1;\nSELECT 2;\n", List.of("SELECT 1", "SELECT 2")),
                Arguments.of("-- a; b\nSELECT 1 -- c;\n+ 2;", List.of("SELECT 1  \n+ 2")),
                Arguments.of("/* a; 'b */ SELECT 1;", List.of("SELECT 1")),
                Arguments.of("SELECT 'a;b', \"c;d\", `e;f`;", List.of("SELECT 'a;b', \"c;d\", `e;f`")),
                Arguments.of("SELECT 'it''s;', 'it\\'s;';x", List.of("SELECT 'it''s;', 'it\\'s;'", "x")),
                Arguments.of("SELECT '-- no comment', '/* none */';", List.of("SELECT '-- no comment', '/* none */'")),
                Arguments.of("SELECT 1 - -1; SELECT 4 / 2", List.of("SELECT 1 - -1", "SELECT 4 / 2")),
                Arguments.of("SELECT 1 -- the end", List.of("SELECT 1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            SELECT 'open      | the quote that begins in line 1 never ends
            SELECT 'open\\'   | the quote that begins in line 1 never ends
            SELECT 1; /* open | the comment that begins in line 1 never ends
            """)
    void says_where_something_never_ends(String script, String message) {
        var fault = assertThrows(IllegalArgumentException.class, () -> Statements.of(script));

        assertEquals(message, fault.getMessage());
    }

    @Test
    void reads_number_and_name_from_a_file_name_and_refuses_others() {
        Migration migration = Migration.of("V012__add_column.sql", "");

        assertEquals(12, migration.number());
        assertEquals("V012__add_column", migration.toString());
        assertThrows(IllegalArgumentException.class, () -> Migration.of("012_add.sql", ""));
    }

    @Test
    void a_checksum_does_not_depend_on_line_ends() {
        assertEquals(
                Migration.of("V001__a.sql", "SELECT 1;\nSELECT 2;").checksum(),
                Migration.of("V001__a.sql", "SELECT 1;\r\nSELECT 2;").checksum());
    }
}

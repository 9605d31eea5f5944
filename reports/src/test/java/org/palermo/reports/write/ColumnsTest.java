package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain            | 5
            été              | 3
            e\u0301te\u0301  | 3
            贩运人口          | 8
            《议定书》        | 10
            36项             | 4
            ضحايا            | 5
            الملتزَم          | 7
            \u2068GR-07\u2069 | 5
            """)
    void aTextTakesItsColumns(String text, int columns) {
        assertEquals(columns, Columns.of(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one two three    | 8 | one two/three
            toolongaword two | 4 | toolongaword/two
            打击贩运人口，等等 | 8 | 打击贩运/人口，等/等
            打击（贩运）人口   | 6 | 打击/（贩/运）人/口
            """)
    void linesBreakWhereTheyMay(String text, int width, String lines) {
        assertEquals(List.of(lines.split("/")), Columns.wrap(text, width));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abcdef   | 4 | abcd/ef
            贩运人口  | 5 | 贩运/人口
            """)
    void aWordIsCutToItsColumn(String text, int width, String lines) {
        assertEquals(List.of(lines.split("/")), Columns.cut(text, width));
    }
}

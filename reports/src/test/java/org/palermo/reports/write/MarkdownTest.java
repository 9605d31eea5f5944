package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    /** Text, as it stands within a line, and as it begins one. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '^', textBlock = """
            plain text, 2.3 million     ! plain text, 2.3 million         ! plain text, 2.3 million
            a*b*c                       ! a\\*b\\*c                       ! a\\*b\\*c
            <script> & [link](x)        ! \\<script\\> \\& \\[link\\](x)  ! \\<script\\> \\& \\[link\\](x)
            one | two                   ! one \\| two                     ! one \\| two
            snake_case _stressed_       ! snake_case \\_stressed\\_       ! snake_case \\_stressed\\_
            back\\slash `code`          ! back\\\\slash \\`code\\`        ! back\\\\slash \\`code\\`
            # no heading                ! # no heading                    ! \\# no heading
            - no item                   ! - no item                       ! \\- no item
            12. no number               ! 12. no number                   ! 12\\. no number
            2014-2016                   ! 2014-2016                       ! 2014-2016
            -5 is a number              ! -5 is a number                  ! -5 is a number
            --- no rule                 ! --- no rule                     ! \\--- no rule
            === no heading              ! === no heading                  ! \\=== no heading
            """)
    void text_stays_text(String text, String within, String beginning) {
        assertEquals(within, Markdown.inline(text));
        assertEquals(beginning, Markdown.line(text));
    }

    @ParameterizedTest
    @CsvSource({"'one\ntwo', one two", "'one \r\n  two\n', 'one two '"})
    void a_line_stays_one(String text, String line) {
        assertEquals(line, Markdown.inline(text));
    }
}

package org.palermo.reports.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.provenance.RecordId;

class FigureChangeTest {

    /** A figure is: value, bound, members, parts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # before        | after           | differs
        3 - . .         | 3 - . .         | false
        3 - . .         | 4 - . .         | true
        3 5 . .         | 3 - . .         | true
        3 5 . .         | 3 6 . .         | true
        - - . .         | - - . .         | false
        - - . .         | 0 - . .         | true
        2 - A,B .       | 2 - A,C .       | true
        2 - A,B .       | 2 - A,B .       | false
        5 - . a=2,b=3   | 5 - . a=3,b=2   | true
        5 - . b=3,a=2   | 5 - . a=2,b=3   | false
        """)
    void differsWhereAReaderWouldSeeIt(String before, String after, boolean differs) {
        assertEquals(differs, FigureChange.differs(figure(before), figure(after)));
    }

    @Test
    void tellsWhatCameWhatWentAndWhichPartsMoved() {
        FigureChange change =
                new FigureChange(figure("5 - A,B,C a=2,b=3"), figure("6 - B,C,D b=3,c=3"), false, List.of());

        assertEquals("[D] [A]", change.added() + " " + change.removed());
        assertEquals(
                "a 2 0; c 0 3",
                String.join(
                        "; ",
                        change.parts().stream()
                                .map(part -> part.key() + " " + part.before() + " " + part.after())
                                .toList()));
        assertEquals(new BigDecimal("1"), change.difference());
    }

    @Test
    void isExactWhereItsRecordsAddUp() {
        List<FigureChange.Mover> movers = List.of(
                new FigureChange.Mover(new RecordId("grant", "G-1"), 7),
                new FigureChange.Mover(new RecordId("grant", "G-2"), -5));

        assertEquals(true, new FigureChange(figure("3 - . ."), figure("5 - . ."), true, movers).isExact());
        assertEquals(false, new FigureChange(figure("3 - . ."), figure("6 - . ."), true, movers).isExact());
        assertEquals(true, new FigureChange(figure("3 - . ."), figure("6 - . ."), false, movers).isExact());
    }

    @Test
    void isADemonstrationWhereAFigureRestsOnIllustrativeRecords() {
        assertEquals(false, report(Map.of("reported", BigDecimal.ONE)).isDemonstration());
        assertEquals(true, report(Map.of("illustrative", BigDecimal.ONE)).isDemonstration());
    }

    private static ChangeReport report(Map<String, BigDecimal> evidence) {
        Figure bare = figure("3 - . .");
        Figure rests = new Figure(
                bare.id(),
                bare.kind(),
                bare.unit(),
                bare.period(),
                bare.value(),
                bare.atMost(),
                evidence,
                bare.members(),
                bare.parts(),
                bare.source(),
                bare.absent());
        FigureChange change = new FigureChange(rests, figure("4 - . ."), true, List.of());
        return new ChangeReport(
                new Span(LocalDate.EPOCH, null),
                bare.period(),
                "global",
                List.of(change),
                List.of(),
                0,
                0,
                null,
                false);
    }

    @Test
    void hasNoDifferenceWhereThereWasNoValue() {
        assertNull(new FigureChange(figure("- - . ."), figure("6 - . ."), true, List.of()).difference());
    }

    private static Figure figure(String text) {
        String[] words = text.split(" ");
        return new Figure(
                "f",
                Figure.Kind.FLOW,
                "activity",
                new Period(LocalDate.EPOCH, LocalDate.EPOCH),
                number(words[0]),
                number(words[1]),
                Map.of(),
                words[2].equals(".") ? List.of() : List.of(words[2].split(",")),
                words[3].equals(".")
                        ? List.of()
                        : Arrays.stream(words[3].split(","))
                                .map(part -> new Figure.Part(part.substring(0, 1), new BigDecimal(part.substring(2))))
                                .toList(),
                Figure.Source.POSTINGS,
                words[0].equals("-") ? "no-full-year" : null);
    }

    private static @Nullable BigDecimal number(String text) {
        return text.equals("-") ? null : new BigDecimal(text);
    }
}

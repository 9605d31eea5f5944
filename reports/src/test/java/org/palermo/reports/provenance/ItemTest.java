package org.palermo.reports.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.PostingLine;

class ItemTest {

    /** {@code revision/ordinal:quantity}; a line that takes back is marked with an asterisk. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1/0:5                               | 1/0:5                                 | 5
            1/0:5 2/0:-5 2/1:7                  | 1/0:5 2/0:-5* 2/1:7                   | 7
            # withdrawn, and recorded again
            1/0:5 2/0:-5 3/0:6                  | 1/0:5 2/0:-5* 3/0:6                   | 6
            # two lines stand, one is left
            1/0:5 1/1:2 2/0:-5 2/1:-2 2/2:6     | 1/0:5 1/1:2 2/0:-5* 2/1:-2* 2/2:6     | 6
            # a negative line can be what stands: a treaty's denunciation takes a Party away
            1/0:-1                              | 1/0:-1                                | -1
            1/0:-1 2/0:1                        | 1/0:-1 2/0:1*                         | 0
            # a selection may take only what a later revision stands for
            2/3:4 3/2:-4                        | 2/3:4 3/2:-4*                         | 0
            # whatever the order in which they were read
            2/1:7 2/0:-5 1/0:5                  | 1/0:5 2/0:-5* 2/1:7                   | 7
            """)
    void tellsWhatTakesBackFromWhatStands(String posted, String told, long sum) {
        List<PostingLine> lines = new ArrayList<>();
        for (String line : posted.strip().split(" +")) {
            String[] parts = line.split("[/:]");
            lines.add(Recorded.line(
                    Recorded.C1,
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    "2015-03-12",
                    Long.parseLong(parts[2])));
        }

        Item item = Item.of(lines).getFirst();

        assertEquals(
                told,
                item.lines().stream()
                        .map(line -> line.posting().revision() + "/"
                                + line.posting().ordinal() + ":"
                                + line.posting().quantity() + (line.negation() ? "*" : ""))
                        .collect(Collectors.joining(" ")));
        assertEquals(sum, item.sum());
    }

    /** A record stands where its last date is, also where its first one was earlier. */
    @ParameterizedTest
    @CsvSource({"2015-05-01, C2 C1", "2015, C1 C2", "2015-03, C1 C2"})
    void ordersRecordsByWhenTheyOccurred(String corrected, String order) {
        RecordId other = new RecordId("contribution", "C2");
        List<Item> items = Item.of(List.of(
                Recorded.line(Recorded.C1, 1, 0, "2015-01-01", 5),
                Recorded.line(Recorded.C1, 2, 0, "2015-01-01", -5),
                Recorded.line(Recorded.C1, 2, 1, corrected, 5),
                Recorded.line(other, 1, 0, "2015-03-12", 3)));

        assertEquals(order, items.stream().map(item -> item.record().id()).collect(Collectors.joining(" ")));
    }
}

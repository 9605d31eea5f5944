package org.palermo.streams.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what happens                 | what is next
                                           | write posting_rows
            there                          | write outcome_rows
            there there                    | done
            unknown                        | ask posting_rows
            unknown there                  | write outcome_rows
            unknown absent                 | write posting_rows
            unknown absent unknown         | ask posting_rows
            there unknown                  | ask outcome_rows
            there unknown there            | done
            there unknown absent there     | done
            """)
    void asks_after_every_attempt_whose_end_is_unknown(String happened, String expected) {
        Delivery delivery = new Delivery(new Chunk(
                new TopicPartition("journal", 0),
                0,
                0,
                List.of(
                        new Block(Table.POSTINGS, List.of(Rows.posting("x", 0)), "t"),
                        new Block(Table.OUTCOMES, List.of(Rows.outcome(0)), "t"))));

        for (String event : happened == null ? new String[0] : happened.split(" ")) {
            switch (event) {
                case "there" -> delivery.there();
                case "absent" -> delivery.absent();
                default -> delivery.unknown();
            }
        }

        assertEquals(expected, text(delivery.next()));
    }

    private static String text(Delivery.Step step) {
        return switch (step) {
            case Delivery.Write(Block block) -> "write " + block.table().tableName();
            case Delivery.Ask(Block block) -> "ask " + block.table().tableName();
            case Delivery.Done unused -> "done";
        };
    }
}

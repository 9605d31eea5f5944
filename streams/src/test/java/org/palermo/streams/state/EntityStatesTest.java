package org.palermo.streams.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.streams.ledger.Dimensions;
import org.palermo.streams.ledger.Posting;

class EntityStatesTest {

    private static final EntityState STATE = new EntityState(
            3,
            Instant.parse("2016-05-02T09:00:00.123Z"),
            false,
            17,
            List.of("e-1", "e-2", "e-3"),
            ByteBuffer.wrap(new byte[] {1, 2, 3}),
            List.of(new Posting(
                    "cases",
                    LocalDate.of(2015, 3, 1),
                    LocalDate.of(2015, 3, 31),
                    Dimensions.NONE.party("women"),
                    -7,
                    "case",
                    "documented",
                    new Posting.Original(-14, "EUR"))));

    @Test
    void gives_back_what_was_written() {
        assertEquals(STATE, EntityStates.read(EntityStates.write(STATE)));
    }

    @Test
    void a_state_that_was_cut_is_no_state() {
        byte[] whole = EntityStates.write(STATE);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(RuntimeException.class, () -> EntityStates.read(cut), "of " + cut.length + " bytes");
        }
    }

    @Test
    void a_layout_of_another_version_is_named() {
        byte[] later = EntityStates.write(STATE);
        later[0] = 3;

        IllegalStateException fault = assertThrows(IllegalStateException.class, () -> EntityStates.read(later));

        assertEquals("an entity's state has layout 3, this build reads up to 2", fault.getMessage());
    }
}

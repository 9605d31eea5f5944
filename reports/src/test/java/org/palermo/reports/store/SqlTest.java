package org.palermo.reports.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTest {

    @Test
    void putsValuesInPlaceOfQuestionMarks() {
        Sql sql = Sql.of("a = ? AND b IN (?, ?) AND c = 1", "x", 7, -8L);

        assertEquals("a = 'x' AND b IN (7, -8) AND c = 1", sql.filled());
    }

    @Test
    void noTextEndsItsQuotesOrTakesAnothersPlace() {
        Sql sql = Sql.of("a = ? AND b = ?", "it's \\' OR 1 -- ?", "second");

        assertEquals("a = 'it\\'s \\\\\\' OR 1 -- ?' AND b = 'second'", sql.filled());
    }

    @Test
    void refusesMoreOrFewerValuesThanPlaces() {
        assertThrows(IllegalStateException.class, () -> Sql.of("a = ?").filled());
        assertThrows(IllegalStateException.class, () -> Sql.of("a", 1).filled());
        assertThrows(IllegalStateException.class, () -> new Sql("? ?", List.of("one")).filled());
    }
}

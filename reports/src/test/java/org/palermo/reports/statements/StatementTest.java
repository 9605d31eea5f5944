package org.palermo.reports.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.Declarations;

class StatementTest {

    /** The table of figures in the domain's definition. */
    private static final List<String> DOMAIN = List.of(
            "activities",
            "activities.by-category",
            "activities.by-region",
            "countries.direct",
            "countries.supported",
            "participants",
            "participants.trained",
            "participants.countries",
            "outputs",
            "agreements",
            "treaty.parties.new",
            "treaty.parties",
            "cases.stock",
            "cases.countries",
            "cases.regional-bodies",
            "cases.added",
            "partners",
            "fund.received",
            "fund.granted",
            "fund.disbursed",
            "fund.charges",
            "fund.projects",
            "fund.project-countries",
            "fund.donors.member-states",
            "fund.donors.private",
            "fund.available",
            "fund.received.in-year",
            "fund.received.average-per-year",
            "fund.received.private-share",
            "fund.survivors-per-year");

    @Test
    void everyFigureOfTheDomainStandsOnceInTheOrderOfTheSectionsOfTheSource() {
        // When
        Statement statement = Statement.secretariat();

        // Then
        assertEquals(new TreeSet<>(DOMAIN), new TreeSet<>(statement.figures()));
        assertEquals(
                List.of("treaty", "achievements", "cases", "partners", "fund"),
                statement.sections().stream().map(Statement.Section::id).toList());
    }

    @Test
    void everyFigureIsDeclared() {
        // Given
        Declarations declarations = Declarations.standard();

        // When, Then: an id without a declaration is an exception
        Statement.secretariat().figures().forEach(declarations::figure);
    }

    @Test
    void noFigureStandsTwice() {
        // Given
        String yaml = "sections: [{id: one, figures: [outputs]}, {id: two, figures: [outputs]}]";

        // When
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> Statement.read("sample", "sample.yaml", yaml));

        // Then
        assertEquals("statement sample: outputs stands in it twice, again in two", problem.getMessage());
    }
}

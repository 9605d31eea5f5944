package org.palermo.reports.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.Declarations;

class TemplatesTest {

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

    private static final Declarations DECLARATIONS = Declarations.standard();

    @Test
    void everyFigureOfTheDomainStandsOnceInTheOrderOfTheSectionsOfTheSource() {
        // When
        Template template = Templates.named("secretariat", DECLARATIONS);

        // Then
        List<String> figures = new ArrayList<>();
        for (Template.Section section : template.sections()) {
            for (Template.Block block : section.blocks()) {
                if (block instanceof Template.Figures lines) {
                    lines.items().forEach(item -> figures.add(item.figure()));
                }
            }
        }
        assertEquals(new TreeSet<>(DOMAIN), new TreeSet<>(figures));
        assertEquals(DOMAIN.size(), figures.size());
        assertEquals(
                List.of("treaty", "achievements", "cases", "partners", "fund"),
                template.sections().stream().map(Template.Section::id).toList());
    }

    @Test
    void everyTemplateOfOursIsWrittenInAllSixLanguages() {
        for (String name : Templates.names()) {
            assertEquals(Map.of(), Templates.named(name, DECLARATIONS).unwritten(), name);
        }
    }

    @Test
    void aTemplateThatIsNotOursIsAFault() {
        assertEquals(
                "no template is called \"secretary\"; there are secretariat, programme-summary, quarterly",
                assertThrows(IllegalArgumentException.class, () -> Templates.named("secretary", DECLARATIONS))
                        .getMessage());
    }
}

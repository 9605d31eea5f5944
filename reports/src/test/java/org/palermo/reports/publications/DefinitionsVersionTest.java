package org.palermo.reports.publications;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Text;
import org.palermo.reports.publications.Manifest.FigureDigest;

/** What a figure computes and what it is called are told apart. */
class DefinitionsVersionTest {

    private final FigureDeclaration received = Declarations.standard().figure("fund.received");

    @Test
    void a_rule_is_no_word_and_a_word_no_rule() {
        FigureDigest digest = DefinitionsVersion.of(received);
        FigureDigest renamed = DefinitionsVersion.of(new FigureDeclaration(
                received.id(),
                received.kind(),
                received.unit(),
                received.operation(),
                received.selections(),
                received.distinctBy(),
                received.breakdown(),
                received.breakdowns(),
                new Text("Income", "Recettes"),
                received.definition(),
                received.sentence(),
                received.source()));
        FigureDigest redefined = DefinitionsVersion.of(flow(received));

        assertEquals(digest, DefinitionsVersion.of(Declarations.standard().figure("fund.received")));
        assertEquals(digest.rule(), renamed.rule());
        assertNotEquals(digest.words(), renamed.words());
        assertNotEquals(digest.rule(), redefined.rule());
        assertEquals(digest.words(), redefined.words());
    }

    @Test
    void the_version_of_all_changes_with_one() {
        Declarations standard = Declarations.standard();
        List<String> ids = List.of("fund.received", "fund.charges");

        String version = DefinitionsVersion.of(standard, ids, List.of("order"), List.of())
                .version();

        assertEquals(
                version,
                DefinitionsVersion.of(Declarations.standard(), ids, List.of("order"), List.of())
                        .version());
        assertNotEquals(
                version,
                DefinitionsVersion.of(standard.with(flow(received)), ids, List.of("order"), List.of())
                        .version());
        assertNotEquals(
                version,
                DefinitionsVersion.of(standard, ids, List.of("another"), List.of())
                        .version());
    }

    private static FigureDeclaration flow(FigureDeclaration figure) {
        return new FigureDeclaration(
                figure.id(),
                figure.kind() == Figure.Kind.FLOW ? Figure.Kind.STOCK : Figure.Kind.FLOW,
                figure.unit(),
                figure.operation(),
                figure.selections(),
                figure.distinctBy(),
                figure.breakdown(),
                figure.breakdowns(),
                figure.name(),
                figure.definition(),
                figure.sentence(),
                figure.source());
    }
}

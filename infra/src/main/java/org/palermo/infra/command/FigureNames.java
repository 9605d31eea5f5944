package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Provenance;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;

/** Figures as a command line names them. */
final class FigureNames {

    private FigureNames() {}

    /** The figure of that name; where there is none, says so with the nearest ones, and returns null. */
    static @Nullable FigureDeclaration declared(String asked, Declarations declarations, Console console) {
        if (declarations.has(asked)) {
            return declarations.figure(asked);
        }
        console.say("explain.unknown", Map.of("figure", asked));
        List<String> ids =
                declarations.figures().stream().map(FigureDeclaration::id).toList();
        List<String> nearest = Nearest.to(asked, ids);
        List<String> named = nearest.isEmpty()
                ? ids.stream().filter(id -> id.contains(asked)).toList()
                : nearest;
        if (named.isEmpty()) {
            console.hint("explain.unknown.hint", Map.of());
        } else {
            console.hint("usage.suggestion", Map.of("suggestions", String.join(", ", named)));
        }
        return null;
    }

    /** @throws UsageProblem where a figure is asked of one donor that has no meaning for one */
    static void requireOfDonor(FigureDeclaration declaration, @Nullable String donor) {
        if (donor != null && !Provenance.OF_ONE_DONOR.contains(declaration.id())) {
            throw new UsageProblem(
                    "usage.not-of-donor",
                    Map.of("figure", declaration.id(), "figures", String.join(", ", Provenance.OF_ONE_DONOR)));
        }
    }
}

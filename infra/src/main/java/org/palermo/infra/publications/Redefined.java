package org.palermo.infra.publications;

import java.util.List;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.publications.Manifest.PublishedFigure;

/** Which figures were published otherwise than the same records give them now: by definition, not by record. */
public final class Redefined {

    private final String clickHouse;

    /** @param clickHouse JDBC URL */
    public Redefined(String clickHouse) {
        this.clickHouse = clickHouse;
    }

    /** Their ids, sorted. */
    public List<String> of(Manifest manifest) {
        List<PublishedFigure> again = PublishedFigures.again(clickHouse, Declarations.standard(), manifest);
        return manifest.figures().stream()
                .filter(figure -> Manifest.moved(List.of(figure), again) > 0)
                .map(PublishedFigure::id)
                .distinct()
                .sorted()
                .toList();
    }
}

package org.palermo.reports.publications;

import java.util.List;
import java.util.Optional;
import org.palermo.reports.publications.Manifest.PublishedFigure;
import org.palermo.reports.statements.Restated;

/** What has changed of figures since they were published. */
public final class Restatements {

    private Restatements() {}

    /**
     * Empty where none of the figures that the publication has too is another, and where the publication's manifest cannot
     * be read: {@code audit} and {@code rebuild} say so, a report is no worse for it.
     */
    public static Optional<Restated> of(PublicationEntry publication, List<PublishedFigure> now) {
        if (!publication.isReadable()) {
            return Optional.empty();
        }
        int moved = Manifest.moved(publication.read().figures(), now);
        return moved == 0 ? Optional.empty() : Optional.of(new Restated(publication.id(), publication.day(), moved));
    }
}

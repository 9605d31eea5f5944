package org.palermo.infra.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.publications.PublicationLog;
import org.palermo.infra.publications.PublishedFigures;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.publications.DefinitionsVersion;
import org.palermo.reports.publications.InvalidManifest;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.publications.Manifest.PublishedFigure;
import org.palermo.reports.publications.PublicationEntry;
import org.palermo.reports.store.ClickHousePublications;
import org.palermo.schemas.topics.Topics;

/**
 * Every publication: its manifest is the one whose hash was recorded, the table's copy is that of the log, and each of its
 * figures whose definition is still the same comes to the same again, from the positions that it had read up to.
 */
final class PublicationCheck {

    private final String clickHouse;
    private final PublicationLog log;
    private final Disagreements found;
    private final Declarations declarations = Declarations.standard();

    PublicationCheck(Addresses addresses, Topics topics, Disagreements found) {
        this.clickHouse = addresses.clickHouse();
        this.log = new PublicationLog(addresses, topics);
        this.found = found;
    }

    void run() {
        Map<Long, PublicationEntry> copies = new HashMap<>();
        new ClickHousePublications(clickHouse).all().forEach(copy -> copies.put(copy.offset(), copy));
        for (PublicationEntry entry : log.entries()) {
            PublicationEntry copy = copies.remove(entry.offset());
            if (copy != null && !copy.equals(entry)) { // one that is missing is copied by whoever lists them
                add(
                        Sort.PUBLICATION_ALTERED,
                        entry.id(),
                        entry.manifestSha256(),
                        copy.id() + " " + copy.manifestSha256());
            }
            check(entry);
        }
        copies.values().forEach(copy -> add(Sort.PUBLICATION_ALTERED, copy.id(), "", copy.manifestSha256()));
    }

    private void check(PublicationEntry entry) {
        if (!entry.isWhole()) {
            add(Sort.PUBLICATION_ALTERED, entry.id(), entry.manifestSha256(), "another hash");
            return;
        }
        Manifest manifest;
        try {
            manifest = entry.read();
        } catch (InvalidManifest e) {
            add(Sort.PUBLICATION_ALTERED, entry.id(), entry.manifestSha256(), String.valueOf(e.getMessage()));
            return;
        }
        List<PublishedFigure> same = new ArrayList<>();
        for (PublishedFigure figure : manifest.figures()) {
            if (isDefinedAsThen(manifest, figure.id())) {
                same.add(figure);
            }
        }
        for (PublishedFigure now : PublishedFigures.again(clickHouse, declarations, manifest)) {
            for (PublishedFigure then : same) {
                if (Manifest.moved(List.of(then), List.of(now)) > 0) {
                    add(
                            Sort.PUBLISHED_FIGURE_ALTERED,
                            entry.id() + " " + then.id() + (then.by().isEmpty() ? "" : " by " + then.by()) + " "
                                    + then.asked().from() + ".."
                                    + then.asked().to(),
                            then.figure().toString(),
                            now.figure().toString());
                }
            }
        }
    }

    private boolean isDefinedAsThen(Manifest manifest, String figure) {
        Manifest.FigureDigest then = manifest.definitions().figures().get(figure);
        return then != null
                && declarations.has(figure)
                && then.rule()
                        .equals(DefinitionsVersion.of(declarations.figure(figure))
                                .rule());
    }

    private void add(Sort sort, String id, String recorded, String shown) {
        found.add(new Disagreement(sort, "", -1, -1, "", id, recorded, shown));
    }
}

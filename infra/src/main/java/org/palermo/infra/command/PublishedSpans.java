package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.publications.Publications;
import org.palermo.reports.changes.Span;
import org.palermo.reports.publications.InvalidManifest;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.publications.PublicationEntry;
import org.palermo.schemas.topics.Topics;

/** Publications as the beginning of a span. */
final class PublishedSpans {

    /** Names the last publication; with a colon and an identifier, another one. */
    static final String LAST = "publication";

    private final Publications publications;

    PublishedSpans(Addresses addresses, Topics topics) {
        this.publications = new Publications(addresses, topics);
    }

    /**
     * A publication.
     *
     * @param manifest as recorded
     * @param span from what it knew up to now
     */
    record Published(Manifest manifest, Span span) {}

    /**
     * The publication that an option's value names: {@code publication} or {@code publication:ID}.
     *
     * @throws UsageProblem where there is none
     */
    Published named(String value) {
        if (!value.equals(LAST)) {
            return of(value.substring(LAST.length() + 1));
        }
        List<PublicationEntry> all = publications.all();
        if (all.isEmpty()) {
            throw new UsageProblem("publications.none", Map.of());
        }
        return of(all.getLast());
    }

    /** @throws UsageProblem where no publication has the identifier */
    Published of(String id) {
        return of(publications.find(id).orElseThrow(() -> new UsageProblem("publications.unknown", Map.of("id", id))));
    }

    private static Published of(PublicationEntry entry) {
        try {
            Manifest manifest = entry.read();
            return new Published(
                    manifest,
                    new Span(entry.day(), null, new Span.Known(entry.id(), manifest.coverage(), entry.knownOn())));
        } catch (InvalidManifest e) {
            throw new UsageProblem(
                    "rebuild.altered", Map.of("file", entry.id(), "detail", String.valueOf(e.getMessage())));
        }
    }
}

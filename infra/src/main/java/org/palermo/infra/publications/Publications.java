package org.palermo.infra.publications;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.reports.publications.PublicationEntry;
import org.palermo.reports.store.ClickHousePublications;
import org.palermo.schemas.topics.Topics;

/**
 * What was published. The topic is the record and is always asked; the table, where reports look, is brought up to it
 * whenever it is.
 */
public final class Publications {

    private final PublicationLog log;
    private final PublicationsTable table;
    private final ClickHousePublications rows;

    public Publications(Addresses addresses, Topics topics) {
        this.log = new PublicationLog(addresses, topics);
        this.table = new PublicationsTable(addresses.clickHouse());
        this.rows = new ClickHousePublications(addresses.clickHouse());
    }

    /** All entries, the first one first; the table has them too afterwards. */
    public List<PublicationEntry> all() {
        List<PublicationEntry> entries = log.entries();
        Set<PublicationEntry> there = new HashSet<>(rows.all());
        table.insert(entries.stream().filter(entry -> !there.contains(entry)).toList());
        return entries;
    }

    /** The entry with an id, or whose id begins so where only one does; empty where there is none. */
    public Optional<PublicationEntry> find(String id) {
        List<PublicationEntry> all = all();
        Optional<PublicationEntry> exact =
                all.stream().filter(entry -> entry.id().equals(id)).findFirst();
        if (exact.isPresent() || id.isEmpty()) {
            return exact;
        }
        List<PublicationEntry> begun =
                all.stream().filter(entry -> entry.id().startsWith(id)).toList();
        return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
    }

    /** Keeps a publication: first in the topic, then in the table. */
    PublicationEntry keep(PublicationEntry entry) {
        PublicationEntry kept = log.append(entry);
        table.insert(List.of(kept));
        return kept;
    }

    PublicationLog log() {
        return log;
    }
}

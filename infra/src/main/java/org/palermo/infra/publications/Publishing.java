package org.palermo.infra.publications;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.publications.Manifest.Asked;
import org.palermo.reports.publications.ManifestJson;
import org.palermo.reports.publications.Positions;
import org.palermo.reports.publications.PublicationEntry;
import org.palermo.reports.publications.Restatements;
import org.palermo.reports.statements.Restated;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.store.ClickHouseAudits;
import org.palermo.reports.store.ClickHousePublications;
import org.palermo.schemas.topics.Topics;

/**
 * Freezes reports. What a publication knows is fixed by positions of the log, not by a time: what is recorded later, be it
 * on the same day or with a date of the past, lies behind them.
 */
public final class Publishing {

    private final Addresses addresses;
    private final Publications publications;
    private final Declarations declarations;
    private final Clock clock;

    public Publishing(Addresses addresses, Topics topics, Clock clock) {
        this.addresses = addresses;
        this.publications = new Publications(addresses, topics);
        this.declarations = Declarations.standard();
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        /**
         * It was published.
         *
         * @param files the outputs
         * @param onTheWay how many events were published and are not shown yet, and so are not in it
         */
        record New(Manifest manifest, List<Written> files, long onTheWay) implements Outcome {}

        /**
         * An earlier publication says the same; nothing was added.
         *
         * @param files its outputs, written again
         */
        record Same(Manifest earlier, List<Written> files, long onTheWay) implements Outcome {}

        /** The tables cannot be relied on at present; nothing was published. */
        record Refused(Unverified because) implements Outcome {}
    }

    /**
     * Publishes a report as ClickHouse shows it now.
     *
     * @param publishedBy an office or a function; may be empty
     * @param ready is shown the manifest before anything is recorded; what it throws, nothing is published
     * @throws org.palermo.infra.pipeline.BrokerUnavailable where the broker does not answer
     * @throws org.palermo.infra.pipeline.ClickHouseUnavailable where ClickHouse does not answer
     * @throws org.palermo.schemas.serdes.RegistryUnavailable where the registry does not answer
     * @throws org.palermo.reports.statements.InvalidDeclaration where a file that was given with it is wrong
     */
    public Outcome publish(Asked asked, String publishedBy, Consumer<Manifest> ready) {
        String clickHouse = addresses.clickHouse();
        Unverified unverified = new ClickHouseAudits(clickHouse, new Properties()).unverified();
        if (unverified != null) {
            return new Outcome.Refused(unverified);
        }
        List<PublicationEntry> before = publications.all();
        Positions positions = new ClickHousePublications(clickHouse).shown();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SortedMap<String, Long> known = known(before);
        FrozenReport frozen = FrozenReport.of(clickHouse, declarations, asked, positions, known, now);
        Restated restated = restated(asked, before, frozen);
        List<Written> files = frozen.write(restated);
        Manifest manifest = ManifestJson.identified(new Manifest(
                "",
                now,
                publishedBy,
                asked,
                restated,
                SoftwareVersion.software(),
                frozen.definitions(),
                positions,
                frozen.rates(),
                frozen.records(),
                frozen.figures(),
                new Manifest.Survivors(known, frozen.survivors()),
                files.stream().map(Written::output).toList()));
        long onTheWay = publications.log().eventsBeyond(positions);
        Manifest same = lastSaying(manifest, before);
        if (same != null) {
            FrozenReport again = FrozenReport.of(
                    clickHouse,
                    declarations,
                    same.asked(),
                    same.coverage(),
                    same.survivors().before(),
                    same.publishedAt());
            return new Outcome.Same(same, again.write(same.restated()), onTheWay);
        }
        ready.accept(manifest);
        publications.keep(PublicationEntry.of(manifest, 0));
        return new Outcome.New(manifest, files, onTheWay);
    }

    /** The counts of survivors that readers have, by the last publication. */
    private static SortedMap<String, Long> known(List<PublicationEntry> before) {
        return PublicationEntry.lastReadable(before)
                .map(entry -> entry.read().survivors().known())
                .orElseGet(TreeMap::new);
    }

    /** The last publication of the same report, where it says the same. */
    private static @Nullable Manifest lastSaying(Manifest manifest, List<PublicationEntry> before) {
        return before.stream()
                .filter(entry -> isOf(manifest.asked(), entry))
                .filter(PublicationEntry::isReadable)
                .map(PublicationEntry::read)
                .filter(earlier -> earlier.asked().equals(manifest.asked()))
                .reduce((_, later) -> later)
                .filter(manifest::saysNothingNew)
                .orElse(null);
    }

    /** What was known on a day of the past says nothing of what has changed since. */
    private static @Nullable Restated restated(Asked asked, List<PublicationEntry> before, FrozenReport frozen) {
        return asked.knownOn() != null
                ? null
                : before.stream()
                        .filter(entry -> isOf(asked, entry))
                        .reduce((_, later) -> later)
                        .flatMap(entry -> Restatements.of(entry, frozen.figures()))
                        .orElse(null);
    }

    private static boolean isOf(Asked asked, PublicationEntry entry) {
        return entry.period().equals(asked.period()) && entry.programme().equals(asked.programme());
    }
}

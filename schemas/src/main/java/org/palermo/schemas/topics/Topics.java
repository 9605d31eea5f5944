package org.palermo.schemas.topics;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.palermo.schemas.event.ActivityEvent;
import org.palermo.schemas.event.AgreementEvent;
import org.palermo.schemas.event.CaseEvent;
import org.palermo.schemas.event.ChargeEvent;
import org.palermo.schemas.event.ContributionEvent;
import org.palermo.schemas.event.GrantEvent;
import org.palermo.schemas.event.IdentityEvent;
import org.palermo.schemas.event.OutputEvent;
import org.palermo.schemas.event.PartnerEvent;
import org.palermo.schemas.event.RateEvent;
import org.palermo.schemas.event.TargetEvent;
import org.palermo.schemas.event.TrainingEvent;
import org.palermo.schemas.event.TreatyEvent;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.publication.Publication;

/**
 * The topics of one deployment.
 *
 * <p>Input topics hold one kind each and are keyed by entity; grants, their disbursements and their assistance share
 * one, because a payment is judged against its grant. That topic has a single partition: a withdrawal need not name the
 * grant, and a payment that moves to another grant must meet its own earlier record ({@code docs/decisions.md}).
 *
 * <p>The number of partitions is fixed at the first start. Changing it later would send an entity's next event to
 * another task than the one that knows its state, so a stack refuses to start on topics whose partitions differ.
 */
public final class Topics {

    /** Partitions of every topic but the grants' unless a deployment says otherwise. */
    public static final int DEFAULT_PARTITIONS = 4;

    private static final String PREFIX = "palermo.";

    private final List<Topic> inputs;
    private final Topic journal;
    private final Topic totals;
    private final Topic publications;
    private final Map<String, Topic> byKind;

    /** @param partitions of every topic but the grants', at least 1 */
    public Topics(int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, was " + partitions);
        }
        inputs = List.of(
                input("activities", ActivityEvent.SCHEMA$, partitions),
                input("trainings", TrainingEvent.SCHEMA$, partitions),
                input("cases", CaseEvent.SCHEMA$, partitions),
                input("contributions", ContributionEvent.SCHEMA$, partitions),
                input("grants", "id of the grant, or of what is withdrawn", GrantEvent.SCHEMA$, 1),
                input("charges", ChargeEvent.SCHEMA$, partitions),
                input("rates", RateEvent.SCHEMA$, partitions),
                input("treaties", TreatyEvent.SCHEMA$, partitions),
                input("outputs", OutputEvent.SCHEMA$, partitions),
                input("agreements", AgreementEvent.SCHEMA$, partitions),
                input("partners", PartnerEvent.SCHEMA$, partitions),
                input("identities", IdentityEvent.SCHEMA$, partitions),
                input("targets", TargetEvent.SCHEMA$, partitions));
        journal = derived("journal", "the input's key, in the input's partition", JournalEntry.SCHEMA$, partitions);
        totals = derived("totals", "the input's topic, in the input's partition", TotalsRecord.SCHEMA$, partitions);
        publications = derived("publications", "the publication's id", Publication.SCHEMA$, 1);
        byKind = inputs.stream()
                .flatMap(topic -> topic.kinds().stream().map(kind -> Map.entry(kind, topic)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What producers write: one topic per kind, but one for grants with what hangs on them. */
    public List<Topic> inputs() {
        return inputs;
    }

    /** Exactly one record per input, in the input's partition and order. */
    public Topic journal() {
        return journal;
    }

    /** Changed cells of each task's running totals, each followed by how far they go. */
    public Topic totals() {
        return totals;
    }

    /** Every report that was published. One partition, so that its order is the order of publication. */
    public Topic publications() {
        return publications;
    }

    public List<Topic> all() {
        return Stream.concat(inputs.stream(), Stream.of(journal, totals, publications))
                .toList();
    }

    /** The topic of a kind of event, empty where no such kind exists. */
    public Optional<Topic> ofKind(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /** The input topic of this name, empty where none has it. */
    public Optional<Topic> ofName(String name) {
        return inputs.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    private static Topic input(String name, Schema schema, int partitions) {
        return input(name, "entity id", schema, partitions);
    }

    private static Topic input(String name, String key, Schema schema, int partitions) {
        return new Topic(PREFIX + name, key, schema, partitions, kinds(schema));
    }

    private static Topic derived(String name, String key, Schema schema, int partitions) {
        return new Topic(PREFIX + name, key, schema, partitions, List.of());
    }

    private static List<String> kinds(Schema event) {
        return event.getField("body").schema().getTypes().stream()
                .map(body -> body.getProp("kind"))
                .filter(Objects::nonNull)
                .toList();
    }
}

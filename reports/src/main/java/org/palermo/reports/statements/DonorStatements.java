package org.palermo.reports.statements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.FundAmounts.OfYear;
import org.palermo.reports.figures.FundLedger;
import org.palermo.reports.figures.FundQuestion;
import org.palermo.reports.figures.FundQuestion.Place;
import org.palermo.reports.figures.Identities;
import org.palermo.reports.figures.Merge;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.History.Deed;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordReader;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.statements.DonorStatement.Contribution;
import org.palermo.reports.statements.DonorStatement.Correction;
import org.palermo.reports.statements.DonorStatement.Standing;

/** Puts one donor's statement together from the postings that name it and the events that made them. */
public final class DonorStatements {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DONOR = "donor";
    private static final String RECEIVED = "fund.received";
    private static final String RATE = "rate";
    private static final String UNITS = "unitsPerUsd";

    /** As of the Fund's own statement. */
    private static final int MOST_ATTEMPTS = 8;

    private final FundStatements statements;
    private final FundLedger fund;
    private final RecordReader records;

    public DonorStatements(FundStatements statements, FundLedger fund, RecordReader records) {
        this.statements = statements;
        this.fund = fund;
        this.records = records;
    }

    /**
     * A donor's statement; none where no contribution by the last day ever named it. One who was merged is shown under the
     * identifier that is kept, with all that others of its identifiers gave.
     *
     * @throws IllegalArgumentException if the ledger does not add up, to the cent
     */
    public Optional<DonorStatement> of(String asked, FundQuestion question) {
        Identities identities = fund.identities(question.knownOn());
        Who donor = new Who(identities.counted(DONOR, asked), identities.into(DONOR, identities.counted(DONOR, asked)));
        Set<String> ids = postings(donor).stream()
                .filter(line -> !line.from().isAfter(question.at()))
                .map(PostingLine::entityId)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        Read read = read(donor, question, ids);
        for (int attempt = 1; attempt < MOST_ATTEMPTS && !read.isWhole(donor.id()); attempt++) {
            read = read(donor, question, ids);
        }
        return Optional.of(statement(donor, question, read));
    }

    /**
     * A donor.
     *
     * @param id under which it is counted
     * @param merges by which others are counted as it
     */
    private record Who(String id, List<Merge> merges) {

        Stream<String> ids() {
            return Stream.concat(Stream.of(id), merges.stream().map(Merge::alias));
        }
    }

    /** Every posting that names it by any of its identifiers, by entity, revision and ordinal. */
    private List<PostingLine> postings(Who donor) {
        return donor.ids()
                .distinct()
                .flatMap(id -> fund.postingsOfDonor(id).stream())
                .sorted(Comparator.comparing(PostingLine::kind)
                        .thenComparing(PostingLine::entityId)
                        .thenComparingLong(PostingLine::revision)
                        .thenComparingLong(PostingLine::ordinal))
                .toList();
    }

    private Read read(Who donor, FundQuestion question, Set<String> ids) {
        FundStatement statement = statements.of(question);
        List<PostingLine> lines = postings(donor).stream()
                .filter(line -> ids.contains(line.entityId()))
                .toList();
        Set<RecordId> named = new HashSet<>();
        for (PostingLine line : lines) {
            named.add(new RecordId(line.kind(), line.entityId()));
            named.add(rate(line));
        }
        List<RecordedEvent> all = records.acceptedEvents(named, null);
        List<RecordedEvent> events = all.stream()
                .filter(event -> !event.entity().kind().equals(RATE))
                .toList();
        List<RecordedEvent> rates = all.stream()
                .filter(event -> event.entity().kind().equals(RATE)
                        && event.knownAt() != null
                        && isKnown(event.knownAt(), question.knownOn()))
                .toList();
        List<PostingLine> known = lines.stream()
                .filter(line -> isKnown(line.knownAt(), question.knownOn()))
                .toList();
        return new Read(lines, known, events, contributions(question, known, events, rates), statement);
    }

    /** The register of rates has one record for each currency and month. */
    private static RecordId rate(PostingLine line) {
        return new RecordId(RATE, line.originalCurrency() + '-' + YearMonth.from(line.from()));
    }

    /** What was read of a donor, and of the Fund; while much is published, they may lie on both sides of it. */
    private record Read(
            List<PostingLine> lines,
            List<PostingLine> known,
            List<RecordedEvent> events,
            List<Contribution> contributions,
            FundStatement all) {

        boolean isWhole(String donor) {
            return DonorStatement.isWhole(donor, contributions, all);
        }
    }

    private static DonorStatement statement(Who donor, FundQuestion question, Read read) {
        List<Contribution> contributions = read.contributions();
        List<RecordedEvent> events = read.events();
        JsonNode latest = latest(donor, question, events);
        return new DonorStatement(
                donor.id(),
                latest == null ? donor.id() : latest.path("donorName").asText(donor.id()),
                latest == null ? "" : latest.path("donorType").asText(""),
                latest == null ? "" : latest.path("donorCountry").asText(""),
                contributions,
                corrections(question, read.lines(), events),
                years(contributions, read.all().amounts().years()),
                read.all(),
                standing(read.known(), contributions),
                donor.merges());
    }

    /** Known on a day is known before the next one begins (domain.md, rule 4). */
    private static boolean isKnown(Instant knownAt, @Nullable LocalDate knownOn) {
        return knownOn == null
                || knownAt.isBefore(
                        knownOn.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** What an entity's last event posted to this donor stands; where it posted nothing, nothing does. */
    private static List<Contribution> contributions(
            FundQuestion question, List<PostingLine> known, List<RecordedEvent> events, List<RecordedEvent> rates) {
        Map<String, RecordedEvent> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.entity().id() + ' ' + event.revision(), event));
        Map<String, Long> last = new HashMap<>();
        known.forEach(line -> last.merge(line.entityId(), line.revision(), Math::max));
        List<Contribution> contributions = new ArrayList<>();
        for (PostingLine line : known) {
            RecordedEvent event = byId.get(line.entityId() + ' ' + line.revision());
            boolean stands = line.quantity() > 0 && last.getOrDefault(line.entityId(), 0L) == line.revision();
            Place place = question.place(line.from(), line.to());
            if (stands && place != Place.AFTER && event != null) {
                contributions.add(contribution(line, place, event, rates));
            }
        }
        contributions.sort(Comparator.comparing(Contribution::last)
                .thenComparing(Contribution::first)
                .thenComparing(Contribution::id));
        return contributions;
    }

    private static Contribution contribution(
            PostingLine line, Place place, RecordedEvent event, List<RecordedEvent> rates) {
        String units = parsed(event.body()).path("amount").path(UNITS).asText("1");
        Long minor = line.originalMinor();
        return new Contribution(
                line.entityId(),
                line.account().equals(RECEIVED) ? "received" : "pledged",
                line.from(),
                line.to(),
                place,
                minor == null ? line.quantity() : minor,
                line.originalCurrency(),
                units,
                rate(
                        units,
                        rates.stream()
                                .filter(rate -> rate.entity().equals(rate(line)))
                                .toList()),
                line.quantity(),
                line.evidence(),
                event.source(),
                event.note(),
                line.knownAt());
    }

    /** The last statement of a rate that says the same, and what is said since where it is not the same any more. */
    private static DonorStatement.@Nullable Rate rate(String units, List<RecordedEvent> stated) {
        RecordedEvent same = null;
        String corrected = null;
        for (RecordedEvent event : stated) {
            String now =
                    event.withdrawn() ? "" : parsed(event.body()).path(UNITS).asText("");
            if (!now.isEmpty() && new BigDecimal(now).compareTo(new BigDecimal(units)) == 0) {
                same = event;
                corrected = null;
            } else if (!now.isEmpty()) {
                corrected = now;
            }
        }
        return same == null ? null : new DonorStatement.Rate(same.evidence(), same.source(), corrected);
    }

    /** What the donor is called, by the last event that was known and named it, if one does by the identifier kept. */
    private static @Nullable JsonNode latest(Who donor, FundQuestion question, List<RecordedEvent> events) {
        return donor.ids()
                .flatMap(id -> latest(id, question, events).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<JsonNode> latest(String id, FundQuestion question, List<RecordedEvent> events) {
        return events.stream()
                .filter(event ->
                        !event.withdrawn() && event.knownAt() != null && isKnown(event.knownAt(), question.knownOn()))
                .sorted(Comparator.comparing(DonorStatements::knownAt).thenComparing(RecordedEvent::publishedAt))
                .map(event -> parsed(event.body()))
                .filter(body -> body.path("donorId").asText().equals(id))
                .reduce((_, later) -> later);
    }

    private static Instant knownAt(RecordedEvent event) {
        return event.knownAt() == null ? event.publishedAt() : event.knownAt();
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body of an event is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<Correction> corrections(
            FundQuestion question, List<PostingLine> lines, List<RecordedEvent> events) {
        List<Correction> corrections = new ArrayList<>();
        for (History history : History.of(events, lines)) {
            boolean before = false;
            for (History.Step step : history.steps()) {
                Instant knownAt = step.event().knownAt();
                boolean since =
                        question.knownOn() == null ? before : knownAt != null && !isKnown(knownAt, question.knownOn());
                before = true;
                if (since && knownAt != null) {
                    corrections.add(correction(history.entity().id(), step, knownAt));
                }
            }
        }
        corrections.sort(Comparator.comparing(Correction::knownAt).thenComparing(Correction::id));
        return corrections;
    }

    private static Correction correction(String id, History.Step step, Instant knownAt) {
        RecordedEvent event = step.event();
        return new Correction(
                id,
                step.deed(),
                knownAt,
                event.recordedBy(),
                event.withdrawn() ? History.reason(event) : event.note(),
                step.deed() == Deed.CORRECTED ? step.changes() : List.of(),
                sum(step.postings(), true),
                sum(step.postings(), false));
    }

    private static long sum(List<PostingLine> lines, boolean received) {
        return lines.stream()
                .filter(line -> line.account().equals(RECEIVED) == received)
                .mapToLong(PostingLine::quantity)
                .sum();
    }

    private static List<DonorStatement.Year> years(List<Contribution> contributions, List<OfYear> all) {
        return all.stream()
                .map(year -> new DonorStatement.Year(
                        contributions.stream()
                                .filter(one -> one.isReceived()
                                        && one.place() != Place.DOUBTFUL
                                        && one.first().getYear() == year.year())
                                .mapToLong(Contribution::cents)
                                .sum(),
                        year))
                .filter(year -> year.received() != 0)
                .toList();
    }

    private static Standing standing(List<PostingLine> known, List<Contribution> contributions) {
        if (known.isEmpty()) {
            return Standing.NOT_YET_KNOWN;
        }
        if (contributions.isEmpty()) {
            return Standing.NOTHING_STANDS;
        }
        List<Contribution> received = contributions.stream()
                .filter(one -> one.isReceived() && one.place() != Place.DOUBTFUL)
                .toList();
        if (received.isEmpty()) {
            return contributions.stream().anyMatch(one -> !one.isReceived() && one.place() != Place.DOUBTFUL)
                    ? Standing.ONLY_PLEDGED
                    : Standing.NOTHING_IN_PERIOD;
        }
        return received.stream().anyMatch(one -> one.place() != Place.BEFORE)
                ? Standing.GAVE
                : Standing.NOTHING_IN_PERIOD;
    }
}

package org.palermo.infra.pipeline;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.Assistance;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.event.TreatyAction;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.values.Events;

/**
 * What {@link RandomEvents} must come to: it remembers what each entity stated last and at the end counts what is there.
 * It negates nothing, knows no revision, and shares neither rule nor table with the streams; regions are those of the
 * UN's M49 for the few countries that occur.
 */
final class NaiveFold {

    private static final Map<String, String> REGIONS =
            Map.of("BIH", "150", "SRB", "150", "MEX", "019", "NGA", "002", "THA", "142");

    private static final class Entity {
        private @Nullable SpecificRecord standing;
        private final Set<String> eventIds = new HashSet<>();
    }

    private final Map<String, Entity> entities = new HashMap<>();
    private final Map<String, Long> cells = new TreeMap<>();

    /** What becomes of the next event, in the order of its partition: posted, duplicate, or the reason of a rejection. */
    String next(SpecificRecord event) {
        Envelope envelope = Events.envelope(event);
        String name = envelope.getKind() + " " + envelope.getEntityId();
        Entity known = entities.get(name);
        SpecificRecord standing = known == null ? null : known.standing;
        if (known != null && known.eventIds.contains(envelope.getEventId())) {
            return "duplicate";
        }
        boolean withdrawal = Events.body(event) instanceof Withdrawn;
        if (withdrawal && standing == null) {
            return known == null ? "not-recorded" : "duplicate";
        }
        if (!withdrawal && standing != null && text(standing).equals(text(event))) {
            return "duplicate";
        }
        String problem = withdrawal ? null : problem(standing, Events.body(event));
        if (problem != null) {
            return problem;
        }
        Entity entity = entities.computeIfAbsent(name, unused -> new Entity());
        entity.standing = withdrawal ? null : event;
        entity.eventIds.add(envelope.getEventId());
        return "posted";
    }

    private static String text(SpecificRecord event) {
        Envelope envelope = Events.envelope(event);
        return Events.body(event) + envelope.getSource() + envelope.getEvidence();
    }

    private @Nullable String problem(@Nullable SpecificRecord standing, SpecificRecord body) {
        boolean tooMany = switch (body) {
            case Training it ->
                Math.max(all(it.getBySex()), Math.max(all(it.getByGroup()), all(it.getByCountry())))
                        > it.getParticipants();
            case Assistance it -> Math.max(all(it.getBySex()), all(it.getByAge())) > it.getSurvivors();
            default -> false;
        };
        String grant = grant(body);
        if (tooMany) {
            return "invalid-body";
        }
        if (grant == null) {
            return null;
        }
        if (standing != null && !grant.equals(grant(Events.body(standing)))) {
            return "grant-changed";
        }
        Entity its = entities.get("grant " + grant);
        return its == null || its.standing == null ? "unknown-reference" : null;
    }

    private static @Nullable String grant(SpecificRecord body) {
        return switch (body) {
            case Disbursement it -> it.getGrant();
            case Assistance it -> it.getGrant();
            default -> null;
        };
    }

    private static long all(List<Count> counts) {
        return counts.stream().mapToLong(Count::getCount).sum();
    }

    /** Sums that are not zero, by account, first and last day, dimensions, unit and evidence. */
    Map<String, Long> totals() {
        cells.clear();
        entities.values().forEach(entity -> {
            if (entity.standing != null) {
                count(entity.standing);
            }
        });
        cells.values().removeIf(sum -> sum == 0);
        return cells;
    }

    /** The name of a cell; a day counts in its month. */
    static String cell(String... parts) {
        return String.join("|", parts);
    }

    private void count(SpecificRecord event) {
        String evidence = Events.envelope(event).getEvidence();
        String entity = Events.envelope(event).getEntityId();
        switch (Events.body(event)) {
            case Activity it -> {
                Line line = new Line(evidence, it.getStart(), it.getProgramme(), it.getCategory(), "activity");
                List<String> countries =
                        it.getCountries().stream().filter(NaiveFold::isCountry).toList();
                line.add("activities", "", "", "", 1);
                countries.forEach(country -> line.in("activities.by-country", country, 1));
                if (Boolean.TRUE.equals(it.getDirect())) {
                    countries.forEach(country -> line.in("activities.direct.by-country", country, 1));
                }
                countries.stream()
                        .map(NaiveFold::region)
                        .distinct()
                        .forEach(region -> line.add("activities.by-region", "", region, "", 1));
                if (countries.isEmpty()) {
                    line.add("activities.by-region", "", "", "", 1);
                }
            }
            case Training it -> {
                Line persons = new Line(evidence, it.getStart(), it.getProgramme(), "", "person");
                Line trainings = new Line(evidence, it.getStart(), it.getProgramme(), "", "training");
                persons.add("participants", "", "", "", it.getParticipants());
                it.getBySex().forEach(c -> persons.of("participants.by-sex", c.getKey(), c.getCount()));
                it.getByGroup().forEach(c -> persons.of("participants.by-group", c.getKey(), c.getCount()));
                it.getByCountry().forEach(c -> persons.in("participants.by-country", c.getKey(), c.getCount()));
                trainings.add("trainings", "", "", "", 1);
                it.getByCountry().stream()
                        .filter(c -> c.getCount() > 0)
                        .forEach(c -> trainings.in("trainings.by-country", c.getKey(), 1));
                String host = it.getHostCountry();
                if (it.getByCountry().isEmpty() && it.getParticipants() > 0 && host != null) {
                    trainings.in("trainings.by-country", host, 1);
                }
            }
            case Contribution it -> {
                String country = it.getDonorCountry() == null ? "" : it.getDonorCountry();
                new Line(evidence, it.getDate(), "", it.getDonorType(), "USD")
                        .add(
                                "fund." + it.getStage(),
                                country,
                                region(country),
                                it.getDonorId(),
                                it.getAmount().getUsdCents());
            }
            case Charge it ->
                new Line(evidence, it.getDate(), "", it.getType(), "USD")
                        .add("fund.charges", "", "", "", it.getAmount().getUsdCents());
            case TreatyAction it -> {
                boolean binding = !it.getAction().equals("withdrawal");
                if (binding) {
                    new Line(evidence, it.getDate(), "", it.getInstrument(), "action")
                            .add("treaty.actions", it.getParty(), region(it.getParty()), it.getAction(), 1);
                }
                new Line(evidence, it.getDate(), "", it.getInstrument(), "party")
                        .add("treaty.parties", it.getParty(), region(it.getParty()), it.getAction(), binding ? 1 : -1);
            }
            case Grant it -> {
                String cycle = it.getCycle() == null ? "" : it.getCycle();
                long cents = it.getAmount().getUsdCents();
                String region = region(it.getCountry());
                new Line(evidence, it.getAwarded(), "", cycle, "grant")
                        .add("fund.grants", it.getCountry(), region, it.getNgoId(), 1);
                new Line(evidence, it.getAwarded(), "", cycle, "USD")
                        .add("fund.committed", it.getCountry(), region, it.getNgoId(), cents);
                new Line(evidence, it.getAwarded(), "", "", "USD").of("fund.committed.by-grant", entity, cents);
            }
            case Disbursement it -> {
                Line line = new Line(evidence, it.getDate(), "", "", "USD");
                line.of("fund.disbursed", "", it.getAmount().getUsdCents());
                line.of("fund.disbursed.by-grant", it.getGrant(), it.getAmount().getUsdCents());
            }
            case Assistance it -> {
                Line line = new Line(evidence, String.valueOf(it.getYear()), "", "", "person");
                line.of("survivors", "", it.getSurvivors());
                it.getBySex().forEach(c -> line.of("survivors.by-sex", c.getKey(), c.getCount()));
                it.getByAge().forEach(c -> line.of("survivors.by-age", c.getKey(), c.getCount()));
            }
            default -> throw new IllegalArgumentException("not a body of these tests: " + event);
        }
    }

    private static boolean isCountry(String code) {
        return REGIONS.containsKey(code);
    }

    private static String region(String code) {
        return REGIONS.getOrDefault(code, "");
    }

    /** What the lines of one entity have in common. */
    private final class Line {
        private final String evidence;
        private final String from;
        private final String to;
        private final String programme;
        private final String category;
        private final String unit;

        Line(String evidence, String date, String programme, String category, String unit) {
            this.evidence = evidence;
            this.programme = programme;
            this.category = category;
            this.unit = unit;
            if (date.length() == 4) {
                from = date + "-01-01";
                to = date + "-12-31";
            } else {
                YearMonth month = YearMonth.parse(date.substring(0, 7));
                from = month + "-01";
                to = month.atEndOfMonth().toString();
            }
        }

        void in(String account, String country, long quantity) {
            add(account, country, region(country), "", quantity);
        }

        void of(String account, String party, long quantity) {
            add(account, "", "", party, quantity);
        }

        void add(String account, String jurisdiction, String region, String party, long quantity) {
            cells.merge(
                    cell(account, from, to, programme, jurisdiction, region, category, party, unit, evidence),
                    quantity,
                    Long::sum);
        }
    }
}

package org.palermo.streams.testing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.Agreement;
import org.palermo.schemas.event.Assistance;
import org.palermo.schemas.event.CaseBrief;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.Identity;
import org.palermo.schemas.event.Output;
import org.palermo.schemas.event.Partnership;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.event.Target;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.event.TreatyAction;
import org.palermo.schemas.event.Withdrawn;

/**
 * What the streams must come to, worked out another way: keep each entity's current event, and at the end count what is
 * there. It shares no rule, state or table with the program, knows only the values of {@link Histories}, and never
 * negates anything.
 */
public final class NaiveFold {

    private static final Map<String, String> REGIONS =
            Map.of("BIH", "150", "SRB", "150", "NGA", "002", "XAA", "", "EUE", "", "ECHR", "", "", "");
    private static final Set<String> BODIES = Set.of("EUE", "ECHR", "");

    private final Map<String, Histories.Step> current = new HashMap<>();
    private final Map<String, Set<String>> accepted = new HashMap<>();
    private final Map<String, Integer> stated = new HashMap<>();
    private final Map<String, Long> sums = new TreeMap<>();
    private int told;

    /** What becomes of one more event: posted, duplicate, or the reason of its rejection. */
    public String next(Histories.Step step) {
        return next(step, told++, false);
    }

    /** What becomes of an event that is sent again; {@code first} counts the events that were told before it, once each. */
    public String again(Histories.Step step, int first) {
        return next(step, first, true);
    }

    private String next(Histories.Step step, int place, boolean again) {
        Envelope envelope = step.envelope();
        String entity = envelope.getKind() + "/" + envelope.getEntityId();
        Histories.Step before = current.get(entity);
        Histories.Step standing = before == null || before.body() instanceof Withdrawn ? null : before;
        Set<String> ids = accepted.computeIfAbsent(entity, unused -> new HashSet<>());
        if (ids.contains(envelope.getEventId())) {
            return "duplicate";
        }
        if (step.body() instanceof Withdrawn) {
            if (before == null) {
                return "not-recorded";
            }
            if (standing == null) {
                stated.merge(entity, place, Math::max);
                return "duplicate";
            }
        } else if (standing != null && says(standing).equals(says(step))) {
            stated.merge(entity, place, Math::max);
            return "duplicate";
        }
        if (again && stated.getOrDefault(entity, -1) > place) {
            return "superseded";
        }
        if (!(step.body() instanceof Withdrawn)) {
            if (isWrong(step.body())) {
                return "invalid-body";
            }
            String grant = grant(step.body());
            if (grant != null) {
                if (standing != null && !grant.equals(grant(standing.body()))) {
                    return "grant-changed";
                }
                Histories.Step its = current.get("grant/" + grant);
                if (its == null || its.body() instanceof Withdrawn) {
                    return "unknown-reference";
                }
            }
        }
        current.put(entity, step);
        stated.put(entity, place);
        ids.add(envelope.getEventId());
        return "posted";
    }

    /** What an event that was accepted makes its entity stand for, in the terms of {@link #totals}. */
    public static Map<String, Long> stand(Histories.Step accepted) {
        NaiveFold alone = new NaiveFold();
        alone.count(accepted);
        alone.sums.values().removeIf(sum -> sum == 0);
        return alone.sums;
    }

    /** Sums that are not zero, by topic, account, interval, dimensions, unit and evidence. */
    public Map<String, Long> totals() {
        sums.clear();
        current.values().forEach(this::count);
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static String says(Histories.Step step) {
        return step.body() + "|" + step.envelope().getSource() + "|"
                + step.envelope().getEvidence();
    }

    private static @Nullable String grant(SpecificRecord body) {
        return switch (body) {
            case Disbursement it -> it.getGrant();
            case Assistance it -> it.getGrant();
            default -> null;
        };
    }

    private static boolean isWrong(SpecificRecord body) {
        return switch (body) {
            case Training it ->
                Math.max(sum(it.getBySex()), Math.max(sum(it.getByGroup()), sum(it.getByCountry())))
                        > it.getParticipants();
            case Target it -> it.getValue().equals("0");
            case Assistance it -> Math.max(sum(it.getBySex()), sum(it.getByAge())) > it.getSurvivors();
            default -> false;
        };
    }

    private static long sum(List<Count> counts) {
        return counts.stream().mapToLong(Count::getCount).sum();
    }

    private void count(Histories.Step step) {
        Envelope envelope = step.envelope();
        switch (step.body()) {
            case Withdrawn it -> {}
            case Rate it -> {}
            case Identity it -> {}
            case Target it -> {}
            case Activity it -> {
                String when = interval(it.getStart());
                Set<String> regions = new TreeSet<>();
                for (String country : it.getCountries()) {
                    if (!BODIES.contains(country)) {
                        regions.add(region(country));
                        put(
                                envelope,
                                "activities.by-country",
                                when,
                                "global",
                                country,
                                "legislative",
                                "",
                                1,
                                "activity");
                        if (Boolean.TRUE.equals(it.getDirect())) {
                            put(
                                    envelope,
                                    "activities.direct.by-country",
                                    when,
                                    "global",
                                    country,
                                    "legislative",
                                    "",
                                    1,
                                    "activity");
                        }
                    }
                }
                regions.remove("");
                if (regions.isEmpty()) {
                    regions.add("");
                }
                put(envelope, "activities", when, "global", "", "legislative", "", 1, "activity");
                regions.forEach(region -> putIn(
                        envelope,
                        "activities.by-region",
                        when,
                        "global",
                        "",
                        region,
                        "legislative",
                        "",
                        1,
                        "activity"));
            }
            case Training it -> {
                String when = interval(it.getStart());
                long total = it.getParticipants();
                List<String> from = new ArrayList<>();
                put(envelope, "participants", when, "glo-act", "", "", "", total, "person");
                it.getBySex()
                        .forEach(count -> put(
                                envelope,
                                "participants.by-sex",
                                when,
                                "glo-act",
                                "",
                                "",
                                count.getKey(),
                                count.getCount(),
                                "person"));
                it.getByGroup()
                        .forEach(count -> put(
                                envelope,
                                "participants.by-group",
                                when,
                                "glo-act",
                                "",
                                "",
                                count.getKey(),
                                count.getCount(),
                                "person"));
                for (Count count : it.getByCountry()) {
                    put(
                            envelope,
                            "participants.by-country",
                            when,
                            "glo-act",
                            count.getKey(),
                            "",
                            "",
                            count.getCount(),
                            "person");
                    if (count.getCount() > 0) {
                        from.add(count.getKey());
                    }
                }
                if (it.getByCountry().isEmpty() && total > 0 && it.getHostCountry() != null) {
                    from.add(it.getHostCountry());
                }
                put(envelope, "trainings", when, "glo-act", "", "", "", 1, "training");
                from.forEach(country ->
                        put(envelope, "trainings.by-country", when, "glo-act", country, "", "", 1, "training"));
            }
            case CaseBrief it -> {
                String when = interval(it.getAdded());
                String court = it.getJurisdiction();
                String by = BODIES.contains(court) ? "cases.by-regional-body" : "cases.by-country";
                put(envelope, "cases", when, "", court, "", "", 1, "case");
                put(envelope, by, when, "", court, "", "", 1, "case");
                it.getVictims()
                        .forEach(count -> put(
                                envelope,
                                "cases.victims",
                                when,
                                "",
                                court,
                                "",
                                count.getKey(),
                                count.getCount(),
                                "person"));
                it.getDefendants()
                        .forEach(count -> put(
                                envelope,
                                "cases.defendants",
                                when,
                                "",
                                court,
                                "",
                                count.getKey(),
                                count.getCount(),
                                "person"));
                if (it.getConvicted() != null) {
                    put(envelope, "cases.convicted", when, "", court, "", "", it.getConvicted(), "person");
                }
            }
            case Contribution it ->
                put(
                        envelope,
                        "fund." + it.getStage(),
                        interval(it.getDate()),
                        "",
                        it.getDonorCountry() == null ? "" : it.getDonorCountry(),
                        "member-state",
                        "D-1",
                        it.getAmount().getMinor() * 2,
                        "USD");
            case Grant it -> {
                String when = interval(it.getAwarded());
                String cycle = it.getCycle() == null ? "" : it.getCycle();
                long cents = it.getAmount().getUsdCents();
                put(envelope, "fund.grants", when, "", it.getCountry(), cycle, "N-1", 1, "grant");
                put(envelope, "fund.committed", when, "", it.getCountry(), cycle, "N-1", cents, "USD");
                put(envelope, "fund.committed.by-grant", when, "", "", "", envelope.getEntityId(), cents, "USD");
            }
            case Disbursement it -> {
                String when = interval(it.getDate());
                long cents = it.getAmount().getUsdCents();
                put(envelope, "fund.disbursed", when, "", "", "", "", cents, "USD");
                put(envelope, "fund.disbursed.by-grant", when, "", "", "", it.getGrant(), cents, "USD");
            }
            case Assistance it -> {
                String when = interval(String.valueOf(it.getYear()));
                put(envelope, "survivors", when, "", "", "", "", it.getSurvivors(), "person");
                it.getBySex()
                        .forEach(count -> put(
                                envelope,
                                "survivors.by-sex",
                                when,
                                "",
                                "",
                                "",
                                count.getKey(),
                                count.getCount(),
                                "person"));
                it.getByAge()
                        .forEach(count -> put(
                                envelope,
                                "survivors.by-age",
                                when,
                                "",
                                "",
                                "",
                                count.getKey(),
                                count.getCount(),
                                "person"));
            }
            case Charge it ->
                put(
                        envelope,
                        "fund.charges",
                        interval(it.getDate()),
                        "",
                        "",
                        it.getType(),
                        "",
                        it.getAmount().getUsdCents(),
                        "USD");
            case TreatyAction it -> {
                String when = interval(it.getDate());
                boolean binding = !it.getAction().equals("withdrawal");
                put(
                        envelope,
                        "treaty.actions",
                        when,
                        "",
                        it.getParty(),
                        "trafficking-protocol",
                        it.getAction(),
                        binding ? 1 : 0,
                        "action");
                put(
                        envelope,
                        "treaty.parties",
                        when,
                        "",
                        it.getParty(),
                        "trafficking-protocol",
                        it.getAction(),
                        binding ? 1 : -1,
                        "party");
            }
            case Output it -> put(envelope, "outputs", interval(it.getDate()), "", "", it.getType(), "", 1, "output");
            case Agreement it -> {
                String when = interval(it.getDate());
                put(envelope, "agreements", when, "", "", it.getType(), "", 1, "agreement");
                it.getCountries().stream()
                        .filter(country -> !BODIES.contains(country))
                        .forEach(country -> put(
                                envelope,
                                "agreements.by-country",
                                when,
                                "",
                                country,
                                it.getType(),
                                "",
                                1,
                                "agreement"));
            }
            case Partnership it ->
                it.getYears()
                        .forEach(year -> put(
                                envelope,
                                "partners",
                                interval(year.toString()),
                                "",
                                it.getCountry() == null ? "" : it.getCountry(),
                                "",
                                it.getOrganisation(),
                                1,
                                "organisation"));
            default -> throw new IllegalArgumentException("not a body: " + step.body());
        }
    }

    private void put(
            Envelope envelope,
            String account,
            String when,
            String programme,
            String jurisdiction,
            String category,
            String party,
            long quantity,
            String unit) {
        putIn(envelope, account, when, programme, jurisdiction, region(jurisdiction), category, party, quantity, unit);
    }

    private void putIn(
            Envelope envelope,
            String account,
            String when,
            String programme,
            String jurisdiction,
            String region,
            String category,
            String party,
            long quantity,
            String unit) {
        String cell = String.join(
                "|",
                Pipeline.topic(envelope.getKind()),
                account,
                when,
                programme,
                jurisdiction,
                region,
                category,
                party,
                unit,
                envelope.getEvidence());
        sums.merge(cell, quantity, Long::sum);
    }

    private static String region(String code) {
        return java.util.Objects.requireNonNull(REGIONS.get(code), code);
    }

    /** The month of a date, or the year where it states no more. */
    private static String interval(String date) {
        if (date.length() == 4) {
            return date + "-01-01|" + date + "-12-31";
        }
        YearMonth month = YearMonth.parse(date.substring(0, 7));
        LocalDate last = month.atEndOfMonth();
        return month + "-01|" + last;
    }
}

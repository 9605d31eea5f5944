package org.palermo.reports.figures;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.values.PartialDate;

/** Random registers with corrections and withdrawals, and the postings that a ledger makes of them. */
record Registers(List<Entity> entities) {

    private static final List<String> COUNTRIES = List.of("MDA", "GEO", "TCD", "KEN", "XAA");
    private static final List<String> EVIDENCE = List.of("documented", "inferred", "reported", "illustrative");

    /** What a register states; {@code date} of a partner or of assistance is a year. */
    sealed interface Body {
        PartialDate date();
    }

    record Activity(PartialDate date, String programme, String category, TreeSet<String> countries, boolean direct)
            implements Body {}

    record Training(PartialDate date, String programme, int participants, int trained, TreeSet<String> countries)
            implements Body {}

    record Case(PartialDate date, String jurisdiction) implements Body {}

    record Contribution(PartialDate date, boolean received, String donor, String type, long cents) implements Body {}

    record Grant(PartialDate date, String country, long cents) implements Body {}

    record Charge(PartialDate date, long cents) implements Body {}

    record Treaty(PartialDate date, String party, boolean binding, String instrument) implements Body {}

    record Partner(PartialDate date, String organisation) implements Body {}

    record Assistance(PartialDate date, int survivors) implements Body {}

    /** What an entity was from a moment on; a withdrawn one has no body. */
    record Version(
            LocalDateTime knownAt,
            String evidence,
            @Nullable Body body) {}

    record Entity(String id, List<Version> versions) {
        Optional<Version> at(@Nullable LocalDate knownOn) {
            Version latest = null;
            for (Version version : versions) {
                if (knownOn == null || version.knownAt().toLocalDate().compareTo(knownOn) <= 0) {
                    latest = version;
                }
            }
            return Optional.ofNullable(latest).filter(version -> version.body() != null);
        }
    }

    static String regionOf(String country) {
        return switch (country) {
            case "MDA" -> "150";
            case "GEO" -> "142";
            case "TCD", "KEN" -> "002";
            default -> "";
        };
    }

    // ---- what may happen ----------------------------------------------------------------------------------------

    static Registers random(Random random) {
        List<Entity> entities = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Supplier<Body> states = kind(random);
            List<Version> versions = new ArrayList<>();
            LocalDateTime known = LocalDateTime.of(2014, 1, 1, 0, 0);
            do {
                known = known.plusHours(random.nextInt(24 * 200));
                Body body = random.nextInt(6) == 0 ? null : states.get();
                versions.add(new Version(known, pick(random, EVIDENCE), body));
            } while (random.nextInt(3) == 0);
            entities.add(new Entity("E" + i, versions));
        }
        return new Registers(entities);
    }

    private static Supplier<Body> kind(Random random) {
        return switch (random.nextInt(9)) {
            case 0 ->
                () -> new Activity(
                        date(random),
                        pick(random, List.of("global", "global", "asia")),
                        pick(random, List.of("prevention", "legislative", "normative")),
                        countries(random),
                        random.nextBoolean());
            case 1 ->
                () -> {
                    int participants = 1 + random.nextInt(50);
                    return new Training(
                            date(random),
                            pick(random, List.of("global", "asia")),
                            participants,
                            random.nextInt(participants + 1),
                            countries(random));
                };
            case 2 -> () -> new Case(date(random), pick(random, List.of("MDA", "GEO", "XAA", "ECHR")));
            case 3 -> () -> contribution(random);
            case 4 -> () -> new Grant(date(random), pick(random, COUNTRIES), 1 + random.nextInt(100_000));
            case 5 -> () -> new Charge(date(random), 1 + random.nextInt(10_000));
            case 6 ->
                () -> new Treaty(
                        date(random),
                        pick(random, COUNTRIES),
                        random.nextInt(4) > 0,
                        pick(random, List.of("trafficking-protocol", "trafficking-protocol", "firearms-protocol")));
            case 7 -> () -> new Partner(year(random), pick(random, List.of("La_Strada", "Payoke", "Anesvad")));
            default -> () -> new Assistance(year(random), 1 + random.nextInt(3000));
        };
    }

    private static Contribution contribution(Random random) {
        boolean isPrivate = random.nextBoolean();
        return new Contribution(
                date(random),
                random.nextInt(4) > 0,
                (isPrivate ? "P-" : "M-") + random.nextInt(3),
                isPrivate ? "private-sector" : "member-state",
                1 + random.nextInt(100_000));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static TreeSet<String> countries(Random random) {
        TreeSet<String> countries = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            countries.add(pick(random, COUNTRIES));
        }
        return countries;
    }

    private static PartialDate year(Random random) {
        return PartialDate.ofYear(2013 + random.nextInt(4));
    }

    private static PartialDate date(Random random) {
        PartialDate year = year(random);
        LocalDate day = year.from().plusDays(random.nextInt(year.from().lengthOfYear()));
        return switch (random.nextInt(4)) {
            case 0 -> year;
            case 1 -> PartialDate.of(day.toString().substring(0, 7));
            default -> PartialDate.ofDay(day);
        };
    }

    // ---- what the ledger makes of it ----------------------------------------------------------------------------

    List<Entry> postings() {
        List<Entry> postings = new ArrayList<>();
        for (Entity entity : entities) {
            List<Entry> standing = List.of();
            for (Version version : entity.versions()) {
                standing.forEach(entry -> postings.add(entry.negatedAt(version.knownAt())));
                standing = version.body() == null ? List.of() : postings(entity.id(), version, version.body());
                postings.addAll(standing);
            }
        }
        return postings;
    }

    private static List<Entry> postings(String id, Version version, Body body) {
        List<Entry> entries = new ArrayList<>();
        Entry blank = new Entry("", body.date(), 1, id, version.knownAt(), "", "", "", "", "", version.evidence());
        switch (body) {
            case Activity a -> {
                Entry common = with(blank, "activities", 1, a.programme(), "", "", a.category(), "");
                entries.add(common);
                TreeSet<String> regions = new TreeSet<>();
                for (String country : a.countries()) {
                    String region = regionOf(country);
                    entries.add(
                            with(blank, "activities.by-country", 1, a.programme(), country, region, a.category(), ""));
                    if (a.direct()) {
                        entries.add(with(
                                blank,
                                "activities.direct.by-country",
                                1,
                                a.programme(),
                                country,
                                region,
                                a.category(),
                                ""));
                    }
                    if (!region.isEmpty()) {
                        regions.add(region);
                    }
                }
                if (regions.isEmpty()) {
                    regions.add("");
                }
                regions.forEach(region -> entries.add(
                        with(blank, "activities.by-region", 1, a.programme(), "", region, a.category(), "")));
            }
            case Training t -> {
                entries.add(with(blank, "participants", t.participants(), t.programme(), "", "", "", ""));
                if (t.trained() > 0) {
                    entries.add(with(
                            blank,
                            "participants.by-group",
                            t.trained(),
                            t.programme(),
                            "",
                            "",
                            "",
                            "criminal-justice"));
                }
                if (t.participants() > t.trained()) {
                    entries.add(with(
                            blank,
                            "participants.by-group",
                            t.participants() - t.trained(),
                            t.programme(),
                            "",
                            "",
                            "",
                            "civil-society"));
                }
                t.countries()
                        .forEach(country -> entries.add(with(
                                blank, "trainings.by-country", 1, t.programme(), country, regionOf(country), "", "")));
            }
            case Case c -> {
                String place = c.jurisdiction().equals("ECHR") ? "cases.by-regional-body" : "cases.by-country";
                entries.add(with(blank, "cases", 1, "", c.jurisdiction(), regionOf(c.jurisdiction()), "", ""));
                entries.add(with(blank, place, 1, "", c.jurisdiction(), regionOf(c.jurisdiction()), "", ""));
            }
            case Contribution c ->
                entries.add(with(
                        blank,
                        c.received() ? "fund.received" : "fund.pledged",
                        c.cents(),
                        "",
                        "",
                        "",
                        c.type(),
                        c.donor()));
            case Grant g -> {
                entries.add(with(blank, "fund.grants", 1, "", g.country(), "", "", ""));
                entries.add(with(blank, "fund.committed", g.cents(), "", g.country(), "", "", ""));
            }
            case Charge c -> entries.add(with(blank, "fund.charges", c.cents(), "", "", "", "reserve", ""));
            case Treaty t -> {
                String action = t.binding() ? "accession" : "withdrawal";
                if (t.binding()) {
                    entries.add(with(blank, "treaty.actions", 1, "", t.party(), "", t.instrument(), action));
                }
                entries.add(
                        with(blank, "treaty.parties", t.binding() ? 1 : -1, "", t.party(), "", t.instrument(), action));
            }
            case Partner p -> entries.add(with(blank, "partners", 1, "", "", "", "", p.organisation()));
            case Assistance a -> entries.add(with(blank, "survivors", a.survivors(), "", "", "", "", ""));
        }
        return entries;
    }

    private static Entry with(
            Entry blank,
            String account,
            long quantity,
            String programme,
            String jurisdiction,
            String region,
            String category,
            String party) {
        return new Entry(
                account,
                blank.date(),
                quantity,
                blank.entity(),
                blank.knownAt(),
                programme,
                jurisdiction,
                region,
                category,
                party,
                blank.evidence());
    }
}

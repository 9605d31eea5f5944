package org.palermo.infra.bench.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.codes.Jurisdiction;
import org.palermo.schemas.codes.Jurisdictions;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.Agreement;
import org.palermo.schemas.event.Assistance;
import org.palermo.schemas.event.CaseBrief;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.event.Output;
import org.palermo.schemas.event.Partnership;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.event.TreatyAction;

/** Sound contents of every kind: each one would be accepted. */
final class Bodies {

    /** Characters of a date that is known to the year, the month, the day. */
    private static final int YEAR = 4;

    private static final int MONTH = 7;
    private static final int DAY = 10;

    private static final List<String> PROGRAMMES = List.of("global", "glo-act", "regional-a", "country-b");
    private static final List<String> CATEGORIES = List.of(
            "criminal-justice",
            "legislative",
            "international-cooperation",
            "prevention",
            "victim-protection",
            "data-and-research",
            "normative");
    private static final List<String> EVIDENCE = List.of("reported", "documented", "inferred");
    private static final List<String> SEXES = List.of("women", "girls", "men", "boys");
    private static final List<String> GROUPS = List.of("criminal-justice", "government", "civil-society", "other");
    private static final List<String> AGES = List.of("adults", "children");
    private static final List<String> DONOR_TYPES =
            List.of("member-state", "private-sector", "organisation", "individual");
    private static final List<String> INSTRUMENTS = List.of("trafficking-protocol", "smuggling-protocol");
    private static final List<String> ACTIONS = List.of("ratification", "accession", "acceptance");
    private static final List<String> CHARGES = List.of("support-costs", "reserve", "not-stated");
    private static final List<String> OUTPUTS = List.of("tool", "study", "publication");
    private static final List<String> AGREEMENTS = List.of("agreement", "law", "strategy", "plan");
    private static final List<Integer> DONORS = IntStream.range(0, 400).boxed().toList();
    private static final List<Integer> ORGANIZATIONS =
            IntStream.range(0, 300).boxed().toList();

    private final List<String> countries;

    Bodies() {
        Jurisdictions all = Jurisdictions.standard();
        countries = all.all().stream()
                .map(Jurisdiction::code)
                .filter(code -> all.isCountry(code) && !all.isIllustrative(code))
                .sorted()
                .toList();
    }

    String evidence(SplittableRandom random) {
        return Skewed.of(EVIDENCE, random);
    }

    /**
     * @param grant that it hangs on, empty for kinds that hang on none
     * @param day on which it happened
     */
    SpecificRecord body(String kind, String grant, LocalDate day, SplittableRandom random) {
        return switch (kind) {
            case "activity" ->
                Activity.newBuilder()
                        .setTitle("Workshop on the identification of victims, number " + random.nextInt(10_000))
                        .setProgramme(Skewed.of(PROGRAMMES, random))
                        .setCategory(Skewed.of(CATEGORIES, random))
                        .setFormat("workshop")
                        .setLevel("national")
                        .setStart(date(day, random))
                        .setHostCountry(country(random))
                        .setCountries(countries(4, random))
                        .setDirect(random.nextBoolean())
                        .build();
            case "training" -> training(day, random);
            case "case" ->
                CaseBrief.newBuilder()
                        .setJurisdiction(country(random))
                        .setVerdictYear(day.getYear() - random.nextInt(10))
                        .setAdded(date(day, random))
                        .setVictims(counts(SEXES, 12, random))
                        .setDefendants(counts(SEXES, 5, random))
                        .setConvicted((long) random.nextInt(5))
                        .setExploitation(List.of("forced-labour"))
                        .build();
            case "contribution" -> contribution(day, random);
            case "grant" ->
                Grant.newBuilder()
                        .setNgoId(organization(random))
                        .setNgoName("Organization X")
                        .setCountry(country(random))
                        .setCycle(String.valueOf(day.getYear()))
                        .setAwarded(date(day, random))
                        .setAmount(money(random))
                        .build();
            case "disbursement" ->
                Disbursement.newBuilder()
                        .setGrant(grant)
                        .setDate(date(day, random))
                        .setAmount(money(random))
                        .build();
            case "assistance" -> assistance(grant, day, random);
            case "charge" ->
                Charge.newBuilder()
                        .setType(Skewed.of(CHARGES, random))
                        .setDate(date(day, random))
                        .setAmount(money(random))
                        .build();
            case "rate" ->
                Rate.newBuilder()
                        .setCurrency("EUR")
                        .setMonth(day.toString().substring(0, MONTH))
                        .setUnitsPerUsd("0.9" + random.nextInt(10))
                        .build();
            case "treaty" ->
                TreatyAction.newBuilder()
                        .setInstrument(Skewed.of(INSTRUMENTS, random))
                        .setParty(country(random))
                        .setAction(Skewed.of(ACTIONS, random))
                        .setDate(date(day, random))
                        .build();
            case "output" ->
                Output.newBuilder()
                        .setTitle("Toolkit, part " + random.nextInt(1_000))
                        .setType(Skewed.of(OUTPUTS, random))
                        .setDate(date(day, random))
                        .setLanguages(List.of("en", "fr"))
                        .build();
            case "agreement" ->
                Agreement.newBuilder()
                        .setTitle("Memorandum, number " + random.nextInt(1_000))
                        .setType(Skewed.of(AGREEMENTS, random))
                        .setCountries(countries(3, random))
                        .setDate(date(day, random))
                        .build();
            case "partner" ->
                Partnership.newBuilder()
                        .setOrganisation(organization(random))
                        .setCountry(country(random))
                        .setYears(List.of(day.getYear() - 1, day.getYear()).subList(random.nextInt(2), 2))
                        .build();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private Training training(LocalDate day, SplittableRandom random) {
        List<Count> bySex = counts(SEXES.subList(0, 3), 15, random);
        long participants = sum(bySex) + random.nextInt(5);
        return Training.newBuilder()
                .setProgramme(Skewed.of(PROGRAMMES, random))
                .setTitle("Course for investigators and prosecutors")
                .setStart(date(day, random))
                .setHostCountry(country(random))
                .setParticipants(participants)
                .setBySex(bySex)
                .setByGroup(split(GROUPS.subList(0, 2), participants, random))
                .setByCountry(split(countries(4, random), participants, random))
                .build();
    }

    private Contribution contribution(LocalDate day, SplittableRandom random) {
        int donor = Skewed.of(DONORS, random);
        return Contribution.newBuilder()
                .setDonorId("D-" + donor)
                .setDonorName("Donor X-" + donor)
                .setDonorType(DONOR_TYPES.get(donor % DONOR_TYPES.size()))
                .setDonorCountry(donor % DONOR_TYPES.size() == 0 ? countries.get(donor % countries.size()) : null)
                .setStage(random.nextInt(4) == 0 ? "pledged" : "received")
                .setDate(date(day, random))
                .setAmount(money(random))
                .build();
    }

    private Assistance assistance(String grant, LocalDate day, SplittableRandom random) {
        List<Count> bySex = counts(SEXES, 40, random);
        return Assistance.newBuilder()
                .setGrant(grant)
                .setYear(day.getYear())
                .setSurvivors(sum(bySex))
                .setBySex(bySex)
                .setByAge(split(AGES, sum(bySex), random))
                .build();
    }

    /** Nearly always a day, sometimes a month, seldom a year. */
    private static String date(LocalDate day, SplittableRandom random) {
        int precision = random.nextInt(100);
        return day.toString().substring(0, precision < 1 ? YEAR : precision < 10 ? MONTH : DAY);
    }

    private String country(SplittableRandom random) {
        return Skewed.of(countries, random);
    }

    private List<String> countries(int most, SplittableRandom random) {
        TreeSet<String> chosen = new TreeSet<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            chosen.add(country(random));
        }
        return List.copyOf(chosen);
    }

    private static String organization(SplittableRandom random) {
        return "NGO-" + Skewed.of(ORGANIZATIONS, random);
    }

    /** Dollars, or in one of four cases euros. */
    private static Money money(SplittableRandom random) {
        long minor = 1_000 + random.nextInt(10_000_000);
        if (random.nextInt(4) > 0) {
            return new Money(minor, "USD", "1", minor);
        }
        BigDecimal rate = new BigDecimal("0.92");
        long cents =
                new BigDecimal(minor).divide(rate, 0, RoundingMode.HALF_EVEN).longValueExact();
        return new Money(minor, "EUR", rate.toString(), cents);
    }

    private static List<Count> counts(List<String> keys, int below, SplittableRandom random) {
        List<Count> counts = new ArrayList<>();
        for (String key : keys) {
            long count = random.nextInt(below);
            if (count > 0) {
                counts.add(new Count(key, count));
            }
        }
        return counts;
    }

    /** A total cut among keys; what is left over is not stated. */
    private static List<Count> split(List<String> keys, long total, SplittableRandom random) {
        List<Count> counts = new ArrayList<>();
        long left = total;
        for (String key : keys) {
            long count = left == 0 ? 0 : random.nextLong(left + 1);
            if (count > 0) {
                counts.add(new Count(key, count));
            }
            left -= count;
        }
        return counts;
    }

    private static long sum(List<Count> counts) {
        return counts.stream().mapToLong(Count::getCount).sum();
    }
}

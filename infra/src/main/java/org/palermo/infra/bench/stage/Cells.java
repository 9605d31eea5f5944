package org.palermo.infra.bench.stage;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.codes.Jurisdiction;
import org.palermo.schemas.codes.Jurisdictions;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.Agreement;
import org.palermo.schemas.event.Assistance;
import org.palermo.schemas.event.CaseBrief;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.Output;
import org.palermo.schemas.event.Partnership;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.event.TreatyAction;
import org.palermo.schemas.values.Events;

/**
 * Counts what sound events about countries come to, by {@code docs/ledger.md} and by no code of the streams. It knows no
 * correction: it is given what stands at the end.
 */
final class Cells {

    private final Map<TotalKey, Long> sums = new HashMap<>();
    private final Map<String, String> regions = new HashMap<>();

    Cells() {
        for (Jurisdiction jurisdiction : Jurisdictions.standard().all()) {
            regions.put(jurisdiction.code(), jurisdiction.region());
        }
    }

    /** Sums that are not zero. */
    Map<TotalKey, Long> sums() {
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    void add(SpecificRecord event) {
        Envelope envelope = Events.envelope(event);
        switch (Events.body(event)) {
            case Activity it -> {
                Lines lines = new Lines(envelope, it.getStart(), it.getProgramme(), it.getCategory(), "activity");
                lines.add("activities", "", "", "", 1);
                for (String country : it.getCountries()) {
                    lines.in("activities.by-country", country, "", 1);
                    if (Boolean.TRUE.equals(it.getDirect())) {
                        lines.in("activities.direct.by-country", country, "", 1);
                    }
                }
                List<String> distinct = it.getCountries().stream()
                        .map(this::region)
                        .filter(region -> !region.isEmpty())
                        .distinct()
                        .toList();
                (distinct.isEmpty() ? List.of("") : distinct)
                        .forEach(region -> lines.add("activities.by-region", "", region, "", 1));
            }
            case Training it -> {
                Lines persons = new Lines(envelope, it.getStart(), it.getProgramme(), "", "person");
                Lines trainings = new Lines(envelope, it.getStart(), it.getProgramme(), "", "training");
                persons.add("participants", "", "", "", it.getParticipants());
                it.getBySex().forEach(c -> persons.of("participants.by-sex", c.getKey(), c.getCount()));
                it.getByGroup().forEach(c -> persons.of("participants.by-group", c.getKey(), c.getCount()));
                trainings.add("trainings", "", "", "", 1);
                it.getByCountry().forEach(c -> {
                    persons.in("participants.by-country", c.getKey(), "", c.getCount());
                    trainings.in("trainings.by-country", c.getKey(), "", 1);
                });
                String host = it.getHostCountry();
                if (it.getByCountry().isEmpty() && it.getParticipants() > 0 && host != null) {
                    trainings.in("trainings.by-country", host, "", 1);
                }
            }
            case CaseBrief it -> {
                Lines cases = new Lines(envelope, it.getAdded(), "", "", "case");
                Lines persons = new Lines(envelope, it.getAdded(), "", "", "person");
                cases.in("cases", it.getJurisdiction(), "", 1);
                cases.in("cases.by-country", it.getJurisdiction(), "", 1);
                it.getVictims()
                        .forEach(c -> persons.in("cases.victims", it.getJurisdiction(), c.getKey(), c.getCount()));
                it.getDefendants()
                        .forEach(c -> persons.in("cases.defendants", it.getJurisdiction(), c.getKey(), c.getCount()));
                Long convicted = it.getConvicted();
                persons.in("cases.convicted", it.getJurisdiction(), "", convicted == null ? 0 : convicted);
            }
            case Contribution it ->
                new Lines(envelope, it.getDate(), "", it.getDonorType(), "USD")
                        .in(
                                "fund." + it.getStage(),
                                it.getDonorCountry(),
                                it.getDonorId(),
                                it.getAmount().getUsdCents());
            case Grant it -> {
                String cycle = it.getCycle() == null ? "" : it.getCycle();
                long cents = it.getAmount().getUsdCents();
                new Lines(envelope, it.getAwarded(), "", cycle, "grant")
                        .in("fund.grants", it.getCountry(), it.getNgoId(), 1);
                new Lines(envelope, it.getAwarded(), "", cycle, "USD")
                        .in("fund.committed", it.getCountry(), it.getNgoId(), cents);
                new Lines(envelope, it.getAwarded(), "", "", "USD")
                        .of("fund.committed.by-grant", envelope.getEntityId(), cents);
            }
            case Disbursement it -> {
                Lines lines = new Lines(envelope, it.getDate(), "", "", "USD");
                lines.of("fund.disbursed", "", it.getAmount().getUsdCents());
                lines.of(
                        "fund.disbursed.by-grant", it.getGrant(), it.getAmount().getUsdCents());
            }
            case Assistance it -> {
                Lines lines = new Lines(envelope, String.valueOf(it.getYear()), "", "", "person");
                lines.of("survivors", "", it.getSurvivors());
                it.getBySex().forEach(c -> lines.of("survivors.by-sex", c.getKey(), c.getCount()));
                it.getByAge().forEach(c -> lines.of("survivors.by-age", c.getKey(), c.getCount()));
            }
            case Charge it ->
                new Lines(envelope, it.getDate(), "", it.getType(), "USD")
                        .of("fund.charges", "", it.getAmount().getUsdCents());
            case Rate _ -> {}
            case TreatyAction it -> {
                new Lines(envelope, it.getDate(), "", it.getInstrument(), "action")
                        .in("treaty.actions", it.getParty(), it.getAction(), 1);
                new Lines(envelope, it.getDate(), "", it.getInstrument(), "party")
                        .in("treaty.parties", it.getParty(), it.getAction(), 1);
            }
            case Output it -> new Lines(envelope, it.getDate(), "", it.getType(), "output").of("outputs", "", 1);
            case Agreement it -> {
                Lines lines = new Lines(envelope, it.getDate(), "", it.getType(), "agreement");
                lines.of("agreements", "", 1);
                it.getCountries().forEach(country -> lines.in("agreements.by-country", country, "", 1));
            }
            case Partnership it ->
                it.getYears()
                        .forEach(year -> new Lines(envelope, String.valueOf(year), "", "", "organisation")
                                .in("partners", it.getCountry(), it.getOrganisation(), 1));
            default -> throw new IllegalArgumentException("no synthetic event: " + event);
        }
    }

    private String region(String code) {
        return regions.getOrDefault(code, "");
    }

    /** What the lines of one event have in common. */
    private final class Lines {
        private final String evidence;
        private final String from;
        private final String to;
        private final String programme;
        private final String category;
        private final String unit;

        Lines(Envelope envelope, String date, String programme, String category, String unit) {
            this.evidence = envelope.getEvidence();
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

        void in(String account, @Nullable String country, String party, long quantity) {
            String code = country == null ? "" : country;
            add(account, code, region(code), party, quantity);
        }

        void of(String account, String party, long quantity) {
            add(account, "", "", party, quantity);
        }

        void add(String account, String jurisdiction, String region, String party, long quantity) {
            sums.merge(
                    new TotalKey(account, from, to, programme, jurisdiction, region, category, party, unit, evidence),
                    quantity,
                    Long::sum);
        }
    }
}

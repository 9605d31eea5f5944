package org.palermo.streams.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.ActivityEvent;
import org.palermo.schemas.event.Agreement;
import org.palermo.schemas.event.AgreementEvent;
import org.palermo.schemas.event.Assistance;
import org.palermo.schemas.event.CaseBrief;
import org.palermo.schemas.event.CaseEvent;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.ChargeEvent;
import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.ContributionEvent;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.GrantEvent;
import org.palermo.schemas.event.Identity;
import org.palermo.schemas.event.IdentityEvent;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.event.Output;
import org.palermo.schemas.event.OutputEvent;
import org.palermo.schemas.event.PartnerEvent;
import org.palermo.schemas.event.Partnership;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.event.RateEvent;
import org.palermo.schemas.event.Target;
import org.palermo.schemas.event.TargetEvent;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.event.TrainingEvent;
import org.palermo.schemas.event.TreatyAction;
import org.palermo.schemas.event.TreatyEvent;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.values.Amounts;

/** Bodies, envelopes and events with what a test names, and something ordinary in the rest. */
public final class Samples {

    public static final Instant MONDAY = Instant.parse("2016-05-02T09:00:00Z");

    private Samples() {}

    public static Envelope envelope(String kind, String entityId, String eventId) {
        return envelope(kind, entityId, eventId, MONDAY, "R 31", "documented");
    }

    public static Envelope envelope(
            String kind, String entityId, String eventId, Instant recordedAt, String source, String evidence) {
        return new Envelope(eventId, kind, entityId, recordedAt, "registry", source, evidence, "", false);
    }

    /** The event record of a kind's topic. */
    public static SpecificRecord event(Envelope envelope, SpecificRecord body) {
        return eventOf(envelope.getKind(), envelope, body);
    }

    /** The event record of a topic, whatever its envelope says. */
    public static SpecificRecord eventOf(String kind, Envelope envelope, SpecificRecord body) {
        return switch (kind) {
            case "activity" -> new ActivityEvent(envelope, body);
            case "training" -> new TrainingEvent(envelope, body);
            case "case" -> new CaseEvent(envelope, body);
            case "contribution" -> new ContributionEvent(envelope, body);
            case "grant", "disbursement", "assistance" -> new GrantEvent(envelope, body);
            case "charge" -> new ChargeEvent(envelope, body);
            case "rate" -> new RateEvent(envelope, body);
            case "treaty" -> new TreatyEvent(envelope, body);
            case "output" -> new OutputEvent(envelope, body);
            case "agreement" -> new AgreementEvent(envelope, body);
            case "partner" -> new PartnerEvent(envelope, body);
            case "identity" -> new IdentityEvent(envelope, body);
            case "target" -> new TargetEvent(envelope, body);
            default -> throw new IllegalArgumentException("no topic holds " + kind);
        };
    }

    public static Activity activity(String start, @Nullable Boolean direct, String... countries) {
        return activity("title", start, direct, countries);
    }

    public static Activity activity(String title, String start, @Nullable Boolean direct, String... countries) {
        return Activity.newBuilder()
                .setTitle(title)
                .setProgramme("global")
                .setCategory("legislative")
                .setFormat("workshop")
                .setLevel("national")
                .setStart(start)
                .setDirect(direct)
                .setCountries(List.of(countries))
                .build();
    }

    public static Training training(
            String start, long participants, @Nullable String host, String bySex, String byGroup, String byCountry) {
        return Training.newBuilder()
                .setProgramme("glo-act")
                .setStart(start)
                .setHostCountry(host)
                .setParticipants(participants)
                .setBySex(counts(bySex))
                .setByGroup(counts(byGroup))
                .setByCountry(counts(byCountry))
                .build();
    }

    public static CaseBrief caseBrief(
            String jurisdiction, String added, String victims, String defendants, @Nullable Long convicted) {
        return CaseBrief.newBuilder()
                .setJurisdiction(jurisdiction)
                .setAdded(added)
                .setVictims(counts(victims))
                .setDefendants(counts(defendants))
                .setConvicted(convicted)
                .build();
    }

    public static Contribution contribution(String stage, String date, @Nullable String country, Money amount) {
        return Contribution.newBuilder()
                .setDonorId("D-1")
                .setDonorName("Donor X-01")
                .setDonorType("member-state")
                .setDonorCountry(country)
                .setStage(stage)
                .setDate(date)
                .setAmount(amount)
                .build();
    }

    public static Grant grant(String country, @Nullable String cycle, String awarded, Money amount) {
        return Grant.newBuilder()
                .setNgoId("N-1")
                .setNgoName("NGO X-01")
                .setCountry(country)
                .setCycle(cycle)
                .setAwarded(awarded)
                .setAmount(amount)
                .build();
    }

    public static Disbursement disbursement(String grant, String date, Money amount) {
        return Disbursement.newBuilder()
                .setGrant(grant)
                .setDate(date)
                .setAmount(amount)
                .build();
    }

    public static Assistance assistance(String grant, int year, long survivors, String bySex, String byAge) {
        return Assistance.newBuilder()
                .setGrant(grant)
                .setYear(year)
                .setSurvivors(survivors)
                .setBySex(counts(bySex))
                .setByAge(counts(byAge))
                .build();
    }

    public static Charge charge(String type, String date, Money amount) {
        return Charge.newBuilder().setType(type).setDate(date).setAmount(amount).build();
    }

    public static Rate rate(String unitsPerUsd) {
        return Rate.newBuilder()
                .setCurrency("EUR")
                .setMonth("2015-03")
                .setUnitsPerUsd(unitsPerUsd)
                .build();
    }

    public static TreatyAction treaty(String party, String action, String date) {
        return TreatyAction.newBuilder()
                .setInstrument("trafficking-protocol")
                .setParty(party)
                .setAction(action)
                .setDate(date)
                .build();
    }

    public static Output output(String type, String date) {
        return Output.newBuilder().setTitle("title").setType(type).setDate(date).build();
    }

    public static Agreement agreement(String type, String date, String... countries) {
        return Agreement.newBuilder()
                .setTitle("title")
                .setType(type)
                .setDate(date)
                .setCountries(List.of(countries))
                .build();
    }

    public static Partnership partner(String organisation, @Nullable String country, Integer... years) {
        return Partnership.newBuilder()
                .setOrganisation(organisation)
                .setCountry(country)
                .setYears(List.of(years))
                .build();
    }

    public static Identity identity(String alias, String canonical) {
        return Identity.newBuilder()
                .setType("donor")
                .setAlias(alias)
                .setCanonical(canonical)
                .build();
    }

    public static Target target(@Nullable String start, String end, @Nullable String country, String value) {
        return Target.newBuilder()
                .setFigure("activities")
                .setStart(start)
                .setEnd(end)
                .setCountry(country)
                .setValue(value)
                .setUnit("activity")
                .build();
    }

    public static Withdrawn withdrawn() {
        return new Withdrawn("recorded by mistake");
    }

    public static Money usd(long cents) {
        return new Money(cents, "USD", "1", cents);
    }

    public static Money euro(long minor, String unitsPerUsd) {
        return Amounts.money(minor, "EUR", new BigDecimal(unitsPerUsd));
    }

    /** {@code women=3;men=2} as a breakdown; empty text as none. */
    public static List<Count> counts(String text) {
        List<Count> counts = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            String[] pair = part.split("=", -1);
            counts.add(new Count(pair[0], Long.parseLong(pair[1])));
        }
        return counts;
    }
}

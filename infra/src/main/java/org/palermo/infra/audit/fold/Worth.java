package org.palermo.infra.audit.fold;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.Identity;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.event.Output;
import org.palermo.schemas.event.Partnership;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.event.Target;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.event.TreatyAction;
import org.palermo.schemas.values.Events;

/**
 * What one event's content is worth in the ledger: the table of {@code docs/ledger.md} read line by line, and the limits
 * that make a body invalid. Plain and slow on purpose; nothing of it comes from the streams.
 */
final class Worth {

    private static final long MOST = 1_000_000_000_000_000L;
    private static final long LARGEST_STAND = 3_000_000;
    private static final Set<String> BINDING =
            Set.of("ratification", "accession", "acceptance", "approval", "succession");

    private final String evidence;
    private final String entity;
    private final List<Line> lines = new ArrayList<>();
    private boolean sound = true;
    private LocalDate from = LocalDate.EPOCH;
    private LocalDate to = LocalDate.EPOCH;

    private Worth(Envelope envelope) {
        this.evidence = envelope.getEvidence();
        this.entity = envelope.getEntityId();
    }

    /** The lines of an assertion; empty where its body cannot be posted. */
    static Optional<List<Line>> of(SpecificRecord event) {
        Worth worth = new Worth(Events.envelope(event));
        worth.read(Events.body(event));
        return worth.sound && worth.size() <= LARGEST_STAND ? Optional.of(worth.lines) : Optional.empty();
    }

    /** Whether a body is of the kind that its envelope names. */
    static boolean fits(String kind, SpecificRecord body) {
        return switch (body) {
            case Activity _ -> kind.equals("activity");
            case Training _ -> kind.equals("training");
            case CaseBrief _ -> kind.equals("case");
            case Contribution _ -> kind.equals("contribution");
            case Grant _ -> kind.equals("grant");
            case Disbursement _ -> kind.equals("disbursement");
            case Assistance _ -> kind.equals("assistance");
            case Charge _ -> kind.equals("charge");
            case Rate _ -> kind.equals("rate");
            case TreatyAction _ -> kind.equals("treaty");
            case Output _ -> kind.equals("output");
            case Agreement _ -> kind.equals("agreement");
            case Partnership _ -> kind.equals("partner");
            case Identity _ -> kind.equals("identity");
            case Target _ -> kind.equals("target");
            default -> false;
        };
    }

    /** The grant that a body hangs on; null where it stands alone. */
    static @Nullable String grant(SpecificRecord body) {
        return switch (body) {
            case Disbursement it -> it.getGrant();
            case Assistance it -> it.getGrant();
            default -> null;
        };
    }

    private void read(SpecificRecord body) {
        switch (body) {
            case Activity it -> activity(it);
            case Training it -> training(it);
            case CaseBrief it -> brief(it);
            case Contribution it -> contribution(it);
            case Grant it -> grant(it);
            case Disbursement it -> {
                on(it.getDate());
                money("fund.disbursed", it.getAmount(), "", "", "", "");
                money("fund.disbursed.by-grant", it.getAmount(), "", "", "", it.getGrant());
            }
            case Assistance it -> {
                in(it.getYear());
                amount(it.getSurvivors());
                add("survivors", it.getSurvivors(), "person", "", "", "", "", "");
                byParty("survivors.by-sex", it.getBySex(), it.getSurvivors(), "", "", "");
                byParty("survivors.by-age", it.getByAge(), it.getSurvivors(), "", "", "");
            }
            case Charge it -> {
                on(it.getDate());
                money("fund.charges", it.getAmount(), "", "", it.getType(), "");
            }
            case Rate _ -> {}
            case Identity it -> {
                if (List.of(it.getType(), it.getAlias(), it.getCanonical()).stream()
                        .anyMatch(String::isBlank)) {
                    sound = false;
                }
            }
            case Target it -> target(it);
            case TreatyAction it -> treaty(it);
            case Output it -> {
                on(it.getDate());
                add("outputs", 1, "output", "", "", "", it.getType(), "");
            }
            case Agreement it -> {
                on(it.getDate());
                add("agreements", 1, "agreement", "", "", "", it.getType(), "");
                for (String country : countries(it.getCountries())) {
                    add("agreements.by-country", 1, "agreement", "", country, region(country), it.getType(), "");
                }
            }
            case Partnership it -> {
                String country = stated(it.getCountry());
                if (new HashSet<>(it.getYears()).size() < it.getYears().size()) {
                    sound = false;
                }
                for (int year : it.getYears()) {
                    in(year);
                    add("partners", 1, "organisation", "", country, region(country), "", it.getOrganisation());
                }
            }
            default -> throw new IllegalArgumentException("the audit does not know the body of " + body);
        }
    }

    private void activity(Activity it) {
        on(it.getStart());
        List<String> countries = countries(it.getCountries());
        add("activities", 1, "activity", it.getProgramme(), "", "", it.getCategory(), "");
        Set<String> regions = new TreeSet<>();
        for (String country : countries) {
            String region = region(country);
            regions.add(region);
            add("activities.by-country", 1, "activity", it.getProgramme(), country, region, it.getCategory(), "");
            if (it.getDirect() != null && it.getDirect()) {
                add(
                        "activities.direct.by-country",
                        1,
                        "activity",
                        it.getProgramme(),
                        country,
                        region,
                        it.getCategory(),
                        "");
            }
        }
        regions.remove("");
        if (regions.isEmpty()) {
            regions.add("");
        }
        for (String region : regions) {
            add("activities.by-region", 1, "activity", it.getProgramme(), "", region, it.getCategory(), "");
        }
    }

    private void training(Training it) {
        on(it.getStart());
        long all = it.getParticipants();
        amount(all);
        add("trainings", 1, "training", it.getProgramme(), "", "", "", "");
        add("participants", all, "person", it.getProgramme(), "", "", "", "");
        byParty("participants.by-sex", it.getBySex(), all, it.getProgramme(), "", "");
        byParty("participants.by-group", it.getByGroup(), all, it.getProgramme(), "", "");
        breakdown(it.getByCountry(), all);
        for (Count count : it.getByCountry()) {
            String country = jurisdiction(count.getKey());
            if (isCountry(country) && count.getCount() > 0) {
                String region = region(country);
                add("participants.by-country", count.getCount(), "person", it.getProgramme(), country, region, "", "");
                add("trainings.by-country", 1, "training", it.getProgramme(), country, region, "", "");
            }
        }
        if (it.getByCountry().isEmpty() && all > 0) {
            String host = stated(it.getHostCountry());
            if (isCountry(host)) {
                add("trainings.by-country", 1, "training", it.getProgramme(), host, region(host), "", "");
            }
        }
    }

    private void brief(CaseBrief it) {
        on(it.getAdded());
        String court = jurisdiction(it.getJurisdiction());
        String region = region(court);
        long convicted = it.getConvicted() == null ? 0 : it.getConvicted();
        amount(convicted);
        add("cases", 1, "case", "", court, region, "", "");
        add(isCountry(court) ? "cases.by-country" : "cases.by-regional-body", 1, "case", "", court, region, "", "");
        byParty("cases.victims", it.getVictims(), Long.MAX_VALUE, "", court, region);
        byParty("cases.defendants", it.getDefendants(), Long.MAX_VALUE, "", court, region);
        add("cases.convicted", convicted, "person", "", court, region, "", "");
    }

    private void contribution(Contribution it) {
        on(it.getDate());
        String country = stated(it.getDonorCountry());
        if (!it.getStage().equals("pledged") && !it.getStage().equals("received")) {
            sound = false;
        }
        money("fund." + it.getStage(), it.getAmount(), country, region(country), it.getDonorType(), it.getDonorId());
    }

    private void grant(Grant it) {
        on(it.getAwarded());
        String country = jurisdiction(it.getCountry());
        String region = region(country);
        String cycle = it.getCycle() == null ? "" : it.getCycle();
        add("fund.grants", 1, "grant", "", country, region, cycle, it.getNgoId());
        money("fund.committed", it.getAmount(), country, region, cycle, it.getNgoId());
        money("fund.committed.by-grant", it.getAmount(), "", "", "", entity);
    }

    private void treaty(TreatyAction it) {
        on(it.getDate());
        String party = jurisdiction(it.getParty());
        String region = region(party);
        boolean binds = BINDING.contains(it.getAction());
        if (binds) {
            add("treaty.actions", 1, "action", "", party, region, it.getInstrument(), it.getAction());
        } else if (!it.getAction().equals("withdrawal")) {
            sound = false;
        }
        add("treaty.parties", binds ? 1 : -1, "party", "", party, region, it.getInstrument(), it.getAction());
    }

    /** What could not be laid beside a figure: a wrong date or country, and what is no positive decimal. */
    private void target(Target it) {
        on(it.getEnd());
        if (it.getStart() != null) {
            on(it.getStart());
        }
        stated(it.getCountry());
        if (!it.getValue().matches("\\d{1,20}(\\.\\d{1,20})?") || it.getValue().matches("[0.]+")) {
            sound = false;
        }
    }

    private void on(String date) {
        try {
            if (date.matches("[0-9]{4}")) {
                in(Integer.parseInt(date));
            } else if (date.matches("[0-9]{4}-[0-9]{2}")) {
                YearMonth month = YearMonth.parse(date);
                between(month.atDay(1), month.atEndOfMonth());
            } else if (date.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                between(LocalDate.parse(date), LocalDate.parse(date));
            } else {
                sound = false;
            }
        } catch (DateTimeException e) {
            sound = false;
        }
    }

    private void in(int year) {
        if (year < 1900 || year > 2199) {
            sound = false;
        } else {
            between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
    }

    private void between(LocalDate first, LocalDate last) {
        if (first.getYear() < 1900 || first.getYear() > 2199) {
            sound = false;
        }
        from = first;
        to = last;
    }

    private void amount(long value) {
        if (value < 0 || value > MOST) {
            sound = false;
        }
    }

    private void breakdown(List<Count> counts, long all) {
        Set<String> keys = new HashSet<>();
        long sum = 0;
        for (Count count : counts) {
            amount(count.getCount());
            if (!keys.add(count.getKey())) {
                sound = false;
            }
            sum += Math.max(0, Math.min(MOST, count.getCount()));
        }
        if (sum > all) {
            sound = false;
        }
    }

    private void byParty(
            String account, List<Count> counts, long all, String programme, String jurisdiction, String region) {
        breakdown(counts, all);
        for (Count count : counts) {
            add(account, count.getCount(), "person", programme, jurisdiction, region, "", count.getKey());
        }
    }

    /** The countries among the codes of a list in which no code may stand twice. */
    private List<String> countries(List<String> codes) {
        if (new HashSet<>(codes).size() < codes.size()) {
            sound = false;
        }
        return codes.stream().map(this::jurisdiction).filter(Worth::isCountry).toList();
    }

    private String stated(@Nullable String code) {
        return code == null || code.isEmpty() ? "" : jurisdiction(code);
    }

    private String jurisdiction(String code) {
        if (Jurisdictions.standard().byCode(code).isEmpty()) {
            sound = false;
        }
        return code;
    }

    private static boolean isCountry(String code) {
        return Jurisdictions.standard().isCountry(code);
    }

    private static String region(String code) {
        return Jurisdictions.standard().byCode(code).map(Jurisdiction::region).orElse("");
    }

    private void money(
            String account, Money amount, String jurisdiction, String region, String category, String party) {
        if (amount.getMinor() <= 0) {
            sound = false;
        }
        amount(amount.getMinor());
        amount(amount.getUsdCents());
        if (amount.getUsdCents() != 0) {
            lines.add(new Line(
                    account,
                    from,
                    to,
                    "",
                    jurisdiction,
                    region,
                    category,
                    party,
                    amount.getUsdCents(),
                    "USD",
                    evidence,
                    amount.getMinor(),
                    amount.getCurrency()));
        }
    }

    private void add(
            String account,
            long quantity,
            String unit,
            String programme,
            String jurisdiction,
            String region,
            String category,
            String party) {
        if (quantity != 0) {
            lines.add(new Line(
                    account,
                    from,
                    to,
                    programme,
                    jurisdiction,
                    region,
                    category,
                    party,
                    quantity,
                    unit,
                    evidence,
                    null,
                    ""));
        }
    }

    /** What the lines take at most in the journal, bytes: eighty for the numbers of each, and three a character. */
    private long size() {
        long size = 0;
        for (Line line : lines) {
            size += 80
                    + 3L
                            * (line.account().length()
                                    + line.programme().length()
                                    + line.jurisdiction().length()
                                    + line.region().length()
                                    + line.category().length()
                                    + line.party().length()
                                    + line.unit().length()
                                    + line.evidence().length()
                                    + line.originalCurrency().length());
        }
        return size;
    }
}

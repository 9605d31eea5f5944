package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is counted as whom, and what that does to figures. */
class IdentitiesTest {

    private static final Period PERIOD = FigureCases.period("2014-01..2016-12");
    private static final LocalDate BEFORE = LocalDate.parse("2016-05-31");

    private static final String LEDGER = """
            fund.received 2015-01-05 100 party=D-1 category=member-state
            fund.received 2015-02-05 20  party=D-1b category=member-state
            fund.received 2015-03-05 3   party=D-2 category=member-state
            fund.pledged  2015-03-05 9   party=D-1b category=member-state
            fund.received 2015-04-05 50  party=P-1 category=private-sector
            fund.committed 2015-06-01 40 party=N-1
            fund.committed 2015-06-01 30 party=N-1b
            partners      2014 1 party=Shelter
            partners      2015 1 party=Shelter-Foundation
            partners      2015 1 party=Hotline
            participants.by-group 2015-03-05 7 party=D-1b
            """;

    /** {@code donor:D-1b>D-1 known from a day}. */
    private record Stated(Merge merge, LocalDate known) {}

    private static Merge merge(String text) {
        String[] parts = text.split("[:>]");
        return new Merge(parts[0], parts[1], parts[2], parts[0] + ":" + parts[1], "one name", "");
    }

    private static Identities identities(String... merges) {
        return Identities.of(Stream.of(merges).map(IdentitiesTest::merge).toList());
    }

    private static IdentityReader knownFrom(String day, String... merges) {
        List<Stated> stated = Stream.of(merges)
                .map(text -> new Stated(merge(text), LocalDate.parse(day)))
                .toList();
        return knownOn -> Identities.of(stated.stream()
                .filter(one -> knownOn == null || !one.known().isAfter(knownOn))
                .map(Stated::merge)
                .toList());
    }

    private static MergedLedger ledger(IdentityReader reader) {
        return new MergedLedger(
                new ListedLedger(FigureCases.lines(LEDGER).map(Entry::of).toList()), reader);
    }

    private static FigureEngine engine(IdentityReader reader) {
        return new FigureEngine(Declarations.standard(), ledger(reader), FigureCases.IS_COUNTRY);
    }

    // ---- who is who ---------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            donor:B>A                       | B | A
            donor:B>A                       | A | A
            donor:B>A                       | C | C
            ngo:B>A                         | B | B
            donor:C>B donor:B>A             | C | A
            donor:B>A donor:C>B donor:D>C   | D | A
            donor:A>A                       | A | A
            donor:B>A donor:A>B             | B | A
            donor:B>A donor:A>B             | A | A
            donor:C>B donor:B>A donor:A>C   | B | A
            donor:Z>C donor:C>B donor:B>C   | Z | B
            donor:Z>C donor:C>B donor:B>C   | C | B
            """)
    void anIdentifierIsCountedAsTheEndOfItsChain(String merges, String id, String counted) {
        assertEquals(counted, identities(merges.split(" ")).counted("donor", id));
    }

    @Test
    void aRingIsToldOnce() {
        assertEquals(
                Set.of(List.of("A", "B", "C"), List.of("X", "Y")),
                identities("donor:C>B", "donor:B>A", "donor:A>C", "donor:Q>A", "ngo:X>Y", "ngo:Y>X")
                        .rings());
        assertEquals(Set.of(), identities("donor:C>B", "donor:B>A").rings());
    }

    @Test
    void whatIsBehindADonorNamesEveryLink() {
        assertEquals(
                List.of("B>A", "C>B"),
                identities("donor:C>B", "donor:B>A", "donor:E>D", "ngo:F>A").into("donor", "A").stream()
                        .map(merge -> merge.alias() + ">" + merge.into())
                        .toList());
    }

    /** Against plain sets: two identifiers are one exactly where merges connect them, rings or not. */
    @Property(tries = 500)
    void whatMergesConnectIsOneAndNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> ids = Stream.of("A", "B", "C", "D", "E", "F", "G").toList();
        Map<String, Set<String>> sets = new HashMap<>();
        ids.forEach(id -> sets.put(id, new TreeSet<>(Set.of(id))));
        List<Merge> merges = new ArrayList<>();
        for (String alias : ids) {
            if (random.nextBoolean()) {
                String into = ids.get(random.nextInt(ids.size()));
                merges.add(merge("donor:" + alias + ">" + into));
                Set<String> both = new TreeSet<>(Objects.requireNonNull(sets.get(alias)));
                both.addAll(Objects.requireNonNull(sets.get(into)));
                both.forEach(id -> sets.put(id, both));
            }
        }
        Collections.shuffle(merges, random);
        Identities identities = Identities.of(merges);

        for (String one : ids) {
            for (String other : ids) {
                assertEquals(
                        Objects.requireNonNull(sets.get(one)).contains(other),
                        identities.counted("donor", one).equals(identities.counted("donor", other)),
                        () -> one + " and " + other + " by " + merges);
            }
            assertTrue(Objects.requireNonNull(sets.get(one)).contains(identities.counted("donor", one)));
        }
    }

    // ---- figures ------------------------------------------------------------------------------------------------

    private static @Nullable BigDecimal value(IdentityReader reader, String figure, @Nullable LocalDate knownOn) {
        return engine(reader)
                .compute(figure, new Question(PERIOD, "global", knownOn))
                .value();
    }

    @Test
    void aMergeRestatesCountsFromTheDayItIsKnown() {
        IdentityReader reader = knownFrom("2016-06-14", "donor:D-1b>D-1", "partner:Shelter-Foundation>Shelter");

        assertEquals(BigDecimal.valueOf(2), value(reader, "fund.donors.member-states", null));
        assertEquals(BigDecimal.valueOf(3), value(reader, "fund.donors.member-states", BEFORE));
        assertEquals(BigDecimal.valueOf(2), value(reader, "partners", null));
        assertEquals(BigDecimal.valueOf(3), value(reader, "partners", BEFORE));
    }

    @Test
    void moneyStaysWhatItWas() {
        IdentityReader reader = knownFrom("2016-06-14", "donor:D-1b>D-1");

        assertEquals(value(_ -> Identities.NONE, "fund.received", null), value(reader, "fund.received", null));
    }

    @Test
    void mergedDonorsAreAskedForTogetherUnderEitherIdentifier() {
        FigureEngine engine = engine(knownFrom("2016-06-14", "donor:D-1b>D-1"));
        Question now = new Question(PERIOD, "", null);
        Question then = new Question(PERIOD, "", BEFORE);

        assertEquals(
                BigDecimal.valueOf(120),
                engine.compute("fund.received", now, "D-1").value());
        assertEquals(
                BigDecimal.valueOf(120),
                engine.compute("fund.received", now, "D-1b").value());
        assertEquals(
                BigDecimal.valueOf(20),
                engine.compute("fund.received", then, "D-1b").value());
        assertEquals(
                BigDecimal.valueOf(9),
                engine.compute("fund.pledged", now, "D-1").value());
    }

    @Test
    void mergedDonorsAndOrganizationsAreOneInTheStatement() {
        FundReads reads = reads(knownFrom("2016-06-14", "donor:D-1b>D-1", "ngo:N-1b>N-1"));

        assertEquals(
                List.of("D-1 120 9", "D-2 3 0", "P-1 50 0"), donors(reads.amounts(FundQuestion.at(PERIOD.to(), null))));
        assertEquals(
                List.of("D-1 100 0", "D-1b 20 9", "D-2 3 0", "P-1 50 0"),
                donors(reads.amounts(FundQuestion.at(PERIOD.to(), BEFORE))));
        assertEquals(
                List.of("N-1 70 30"),
                reads.amounts(FundQuestion.at(PERIOD.to(), null)).awards().stream()
                        .map(award -> award.organization() + " "
                                + award.committed().closing() + " "
                                + award.disbursed().closing())
                        .toList());
    }

    private static List<String> donors(FundAmounts amounts) {
        return amounts.donors().stream()
                .map(donor -> donor.id() + " " + donor.received().closing() + " "
                        + donor.pledged().closing())
                .toList();
    }

    private static FundReads reads(IdentityReader reader) {
        return new FundReads(ledger(reader), new MergedFund(new Payments(), reader));
    }

    /** 30 cents were paid on a grant to N-1b. */
    private record Payments() implements FundLedger {

        @Override
        public List<Cell> paidByAward(LedgerReader.Read read) {
            LocalDate day = LocalDate.parse("2015-06-01");
            return List.of(new Cell(DISBURSED_BY_GRANT, day, day, "", "", "", "", "N-1b", "documented", 30));
        }

        @Override
        public Map<String, String> organizations(Set<String> ids, @Nullable LocalDate knownOn) {
            return ids.contains("N-1b") ? Map.of("N-1b", "A shelter") : Map.of();
        }

        @Override
        public List<PostingLine> postingsOfDonor(String donor) {
            return List.of();
        }
    }

    @Test
    void anOrganizationWithoutARecordOfItsOwnIsCalledWhatItsAliasIs() {
        FundLedger fund = new MergedFund(new Payments(), knownFrom("2016-06-14", "ngo:N-1b>N-1"));

        assertEquals(Map.of("N-1", "A shelter"), fund.organizations(Set.of("N-1", "N-2"), null));
        assertEquals(Map.of(), fund.organizations(Set.of("N-1", "N-2"), BEFORE));
    }

    /** A group is no donor, whatever it is called. */
    @Test
    void onlyAccountsOfThePartyAreMerged() {
        MergedLedger ledger = ledger(knownFrom("2016-06-14", "donor:D-1b>D-1"));

        List<String> parties = ledger
                .lines(
                        null,
                        Stream.of("participants.by-group", "fund.received")
                                .map(account ->
                                        new LedgerReader.Window(account, null, PERIOD.to(), Set.of(Dimension.PARTY)))
                                .toList())
                .stream()
                .map(line -> line.account() + " " + line.party())
                .toList();

        assertTrue(parties.contains("participants.by-group D-1b"), parties::toString);
        assertTrue(!parties.contains("fund.received D-1b"), parties::toString);
    }

    @Test
    void noOneIsAskedForWhereNoPartiesAre() {
        List<String> asked = new ArrayList<>();
        FigureEngine engine = engine(knownOn -> {
            asked.add("asked");
            return Identities.NONE;
        });

        engine.compute("fund.received", new Question(PERIOD, "", null));
        assertEquals(List.of(), asked);

        engine.computeAll(List.of(
                new Ask("fund.donors.member-states", new Question(PERIOD, "", null)),
                new Ask("fund.donors.private", new Question(PERIOD, "", null)),
                new Ask("partners", new Question(PERIOD, "", null))));
        assertEquals(1, asked.size());
    }

    @Test
    void donorsThatAreOneAreOneLineUnderTheNameThatIsKept() {
        DonorTotals kept = donor("D-1", "Ministry", false, 20, 1);
        DonorTotals alias = donor("D-1b", "The Ministry", false, 100, 2);
        DonorTotals madeUp = donor("D-1b", "The Ministry", true, 7, 1);
        DonorTotals other = donor("D-2", "Another", false, 60, 1);
        MergedLedger ledger = new MergedLedger(
                new NamedDonors(List.of(alias, other, kept, madeUp)), _ -> identities("donor:D-1b>D-1"));

        assertEquals(
                List.of(
                        donor("D-1", "Ministry", false, 120, 3),
                        donor("D-2", "Another", false, 60, 1),
                        donor("D-1", "Ministry", true, 7, 1)),
                ledger.donors(PERIOD.to(), null));
    }

    private static DonorTotals donor(String id, String name, boolean illustrative, long received, long contributions) {
        return new DonorTotals(
                id, name, "member-state", illustrative, BigDecimal.valueOf(received), BigDecimal.ZERO, contributions);
    }

    private record NamedDonors(List<DonorTotals> donors) implements LedgerReader {

        @Override
        public List<Cell> cells(Read read) {
            return List.of();
        }

        @Override
        public List<PostingLine> lines(@Nullable LocalDate knownOn, List<Window> windows) {
            return List.of();
        }

        @Override
        public List<Interval> intervals(String account, @Nullable LocalDate knownOn, LocalDate until) {
            return List.of();
        }

        @Override
        public List<DonorTotals> donors(LocalDate at, @Nullable LocalDate knownOn) {
            return donors;
        }

        @Override
        public List<OverdrawnGrant> overdrawn(LocalDate at, @Nullable LocalDate knownOn) {
            return List.of();
        }
    }

    /** Merging and splitting again is nothing; merging is what the registers would give had they named one all along. */
    @Property(tries = 100)
    void everyFigureIsWhatRenamedRecordsGive(@ForAll long seed) {
        Random random = new Random(seed);
        List<Entry> entries = Registers.random(random).postings();
        Accounts accounts = Accounts.standard();
        List<String> donors = parties(entries, accounts, "donor");
        List<String> partners = parties(entries, accounts, "partner");
        List<Merge> merges = new ArrayList<>();
        merges.addAll(randomMerges("donor", donors, random));
        merges.addAll(randomMerges("partner", partners, random));
        Identities identities = Identities.of(merges);
        List<Entry> renamed = entries.stream()
                .map(entry -> renamed(entry, accounts, identities))
                .toList();
        Declarations declarations = Declarations.standard();
        FigureEngine merged = new FigureEngine(
                declarations, new MergedLedger(new ListedLedger(entries), _ -> identities), FigureCases.IS_COUNTRY);
        FigureEngine plain = new FigureEngine(declarations, new ListedLedger(renamed), FigureCases.IS_COUNTRY);
        FigureEngine split = new FigureEngine(
                declarations,
                new MergedLedger(new ListedLedger(entries), _ -> Identities.of(List.of())),
                FigureCases.IS_COUNTRY);
        FigureEngine never = new FigureEngine(declarations, new ListedLedger(entries), FigureCases.IS_COUNTRY);

        for (FigureDeclaration figure : declarations.figures()) {
            Question question = new Question(PERIOD, "global", null);
            assertEquals(plain.compute(figure.id(), question), merged.compute(figure.id(), question));
            assertEquals(never.compute(figure.id(), question), split.compute(figure.id(), question));
        }
    }

    private static List<String> parties(List<Entry> entries, Accounts accounts, String type) {
        return entries.stream()
                .filter(entry ->
                        accounts.partiesOf(entry.account()).filter(type::equals).isPresent())
                .map(Entry::party)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    private static List<Merge> randomMerges(String type, List<String> ids, Random random) {
        return ids.stream()
                .filter(_ -> random.nextInt(3) == 0)
                .map(alias -> new Merge(type, alias, ids.get(random.nextInt(ids.size())), "", "", ""))
                .toList();
    }

    private static Entry renamed(Entry entry, Accounts accounts, Identities identities) {
        String party = accounts.partiesOf(entry.account())
                .map(type -> identities.counted(type, entry.party()))
                .orElse(entry.party());
        return new Entry(
                entry.account(),
                entry.date(),
                entry.quantity(),
                entry.entity(),
                entry.knownAt(),
                entry.programme(),
                entry.jurisdiction(),
                entry.region(),
                entry.category(),
                party,
                entry.evidence());
    }
}

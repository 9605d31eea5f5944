package org.palermo.streams.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.values.PartialDate;

/**
 * The postings of one event while a rule writes them, and the problems it met on the way. Everything is read to the
 * end, so that a rejection names all problems at once, of very many the first; with a problem, nothing is posted.
 */
final class Draft {

    /**
     * The largest quantity one posting may hold, in units or cents: far above anything a programme records, and small
     * enough that thousands of such slips of the pen still sum within 64 bits.
     */
    static final long LARGEST = 1_000_000_000_000_000L;

    /**
     * Bytes that the postings of one event may take. A correction takes back as many and posts as many, and both have to
     * fit a record of the journal together with the event; a record that does not fit would stop the streams for good.
     */
    static final int LARGEST_STAND = 3_000_000;

    /** Problems that a rejection names, so that it fits the journal too. */
    static final int MOST_PROBLEMS = 100;

    /** What a posting takes at most beside its texts. */
    private static final int NUMBERS = 80;

    /** Bytes of UTF-8 that one char takes at most. */
    private static final int BYTES_OF_A_CHAR = 3;

    private final Envelope envelope;
    private final Places places;
    private final List<Posting> postings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long size;
    private int problemsUnnamed;
    private LocalDate from = LocalDate.EPOCH;
    private LocalDate to = LocalDate.EPOCH;

    Draft(Envelope envelope, Places places) {
        this.envelope = envelope;
        this.places = places;
    }

    /** What follows occurred on a partial date. */
    Draft on(String field, String date) {
        Optional<PartialDate> read = PartialDate.parse(date);
        if (read.isPresent()) {
            from = read.get().from();
            to = read.get().to();
        } else {
            problem(field, date, "is not a date");
        }
        return this;
    }

    /** What follows occurred in a calendar year. */
    Draft in(String field, int year) {
        if (year >= PartialDate.FIRST_YEAR && year <= PartialDate.LAST_YEAR) {
            from = LocalDate.of(year, 1, 1);
            to = LocalDate.of(year, 12, 31);
        } else {
            problem(field, year, "is not a year of a register");
        }
        return this;
    }

    /** The place of a code; a problem where no jurisdiction has it. */
    Place place(String field, String code) {
        Optional<Place> found = places.find(code);
        if (found.isEmpty()) {
            problem(field, code, "is not a jurisdiction");
        }
        return found.orElse(Place.NOT_STATED);
    }

    /** The place of a code, or none where it is not stated. */
    Place placeIfStated(String field, @Nullable String code) {
        return code == null || code.isEmpty() ? Place.NOT_STATED : place(field, code);
    }

    /** The places of a list of codes, in its order; a problem where a code stands twice. */
    List<Place> places(String field, List<String> codes) {
        Set<String> met = new HashSet<>();
        List<Place> found = new ArrayList<>(codes.size());
        for (String code : codes) {
            if (!met.add(code)) {
                problem(field, code, "is named twice");
            }
            found.add(place(field, code));
        }
        return found;
    }

    /** Judges a breakdown with a total: no key twice, nothing negative, at most the total. */
    Draft breakdown(String field, List<Count> counts, long total) {
        long sum = breakdown(field, counts);
        if (sum > total) {
            problem(field, sum, "in sum is more than the total of " + total);
        }
        return this;
    }

    /** Judges a breakdown without a total, and sums it. */
    long breakdown(String field, List<Count> counts) {
        Set<String> met = new HashSet<>();
        long sum = 0;
        for (Count count : counts) {
            if (!met.add(count.getKey())) {
                problem(field, count.getKey(), "is named twice");
            }
            quantity(field + "." + count.getKey(), count.getCount());
            sum += Math.clamp(count.getCount(), 0, LARGEST); // out of range is a problem already; this cannot overflow
        }
        return sum;
    }

    /** Judges a number of persons or things: from 0 to {@link #LARGEST}. */
    Draft quantity(String field, long value) {
        if (value < 0) {
            problem(field, value, "is negative");
        } else if (value > LARGEST) {
            problem(field, value, "is more than " + LARGEST);
        }
        return this;
    }

    Draft problem(String field, Object value, String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(field + ": " + value + " " + what);
        } else {
            problemsUnnamed++;
        }
        return this;
    }

    /** Posts a number of things; nothing where it is zero. */
    Draft post(String account, long quantity, String unit, Dimensions dimensions) {
        return add(account, quantity, unit, dimensions, null);
    }

    /** Posts each line of a breakdown, its key as the party. */
    Draft postByParty(String account, List<Count> counts, String unit, Dimensions dimensions) {
        for (Count count : counts) {
            post(account, count.getCount(), unit, dimensions.party(count.getKey()));
        }
        return this;
    }

    /** Judges an amount of money: positive, and not too large. */
    Draft money(String field, Money amount) {
        if (amount.getMinor() <= 0) {
            problem(field + ".minor", amount.getMinor(), "is not positive");
        }
        quantity(field + ".minor", amount.getMinor());
        return quantity(field + ".usdCents", amount.getUsdCents());
    }

    /** Posts an amount of money in USD cents; nothing where it is less than half a cent. */
    Draft post(String account, Money amount, Dimensions dimensions) {
        return add(
                account,
                amount.getUsdCents(),
                "USD",
                dimensions,
                new Posting.Original(amount.getMinor(), amount.getCurrency()));
    }

    Judgement judgement() {
        if (size > LARGEST_STAND) {
            problem("body", postings.size() + " postings", "are more than the journal can hold of one event");
        }
        return problems.isEmpty()
                ? new Judgement.Stands(postings)
                : new Judgement.Invalid(String.join("; ", problems)
                        + (problemsUnnamed == 0 ? "" : "; and " + problemsUnnamed + " more"));
    }

    private Draft add(
            String account, long quantity, String unit, Dimensions dimensions, Posting.@Nullable Original original) {
        if (quantity != 0) {
            Posting posting =
                    new Posting(account, from, to, dimensions, quantity, unit, envelope.getEvidence(), original);
            postings.add(posting);
            size += size(posting);
        }
        return this;
    }

    /** Bytes that a posting takes at most. */
    private static long size(Posting posting) {
        Dimensions at = posting.dimensions();
        Posting.Original original = posting.original();
        long chars = (long) posting.account().length()
                + at.programme().length()
                + at.jurisdiction().length()
                + at.region().length()
                + at.category().length()
                + at.party().length()
                + posting.unit().length()
                + posting.evidence().length()
                + (original == null ? 0 : original.currency().length());
        return NUMBERS + BYTES_OF_A_CHAR * chars;
    }
}

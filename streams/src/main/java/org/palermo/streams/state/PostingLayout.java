package org.palermo.streams.state;

import java.io.IOException;
import java.time.LocalDate;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;
import org.palermo.streams.ledger.Dimensions;
import org.palermo.streams.ledger.Posting;

/**
 * A list of postings, each as a set of bits and the values that differ from the posting before it: the postings of one
 * event share nearly everything. One object writes or reads one list.
 */
public final class PostingLayout {

    private static final int ACCOUNT = 1;
    private static final int FROM = 1 << 1;
    private static final int TO = 1 << 2;
    private static final int PROGRAMME = 1 << 3;
    private static final int JURISDICTION = 1 << 4;
    private static final int REGION = 1 << 5;
    private static final int CATEGORY = 1 << 6;
    private static final int PARTY = 1 << 7;
    private static final int QUANTITY = 1 << 8;
    private static final int UNIT = 1 << 9;
    private static final int EVIDENCE = 1 << 10;
    private static final int ORIGINAL = 1 << 11;
    private static final int NO_ORIGINAL = 1 << 12;

    private Posting last = new Posting("", LocalDate.EPOCH, LocalDate.EPOCH, Dimensions.NONE, 0, "", "", null);

    /** Writes the next posting of a list. */
    public void write(Posting posting, BinaryEncoder out) throws IOException {
        Dimensions now = posting.dimensions();
        int changed = changes(posting);
        out.writeInt(changed);
        text(changed & ACCOUNT, posting.account(), out);
        number(changed & FROM, posting.occurredFrom().toEpochDay(), out);
        number(changed & TO, posting.occurredTo().toEpochDay(), out);
        text(changed & PROGRAMME, now.programme(), out);
        text(changed & JURISDICTION, now.jurisdiction(), out);
        text(changed & REGION, now.region(), out);
        text(changed & CATEGORY, now.category(), out);
        text(changed & PARTY, now.party(), out);
        number(changed & QUANTITY, posting.quantity(), out);
        text(changed & UNIT, posting.unit(), out);
        text(changed & EVIDENCE, posting.evidence(), out);
        Posting.Original original = posting.original();
        if (original != null && (changed & ORIGINAL) != 0) {
            out.writeLong(original.minor());
            out.writeString(original.currency());
        }
        last = posting;
    }

    /** Reads the next posting of a list. */
    public Posting read(BinaryDecoder in) throws IOException {
        int changed = in.readInt();
        Dimensions before = last.dimensions();
        String account = text(changed & ACCOUNT, last.account(), in);
        LocalDate from = date(changed & FROM, last.occurredFrom(), in);
        LocalDate to = date(changed & TO, last.occurredTo(), in);
        Dimensions dimensions = new Dimensions(
                text(changed & PROGRAMME, before.programme(), in),
                text(changed & JURISDICTION, before.jurisdiction(), in),
                text(changed & REGION, before.region(), in),
                text(changed & CATEGORY, before.category(), in),
                text(changed & PARTY, before.party(), in));
        long quantity = (changed & QUANTITY) != 0 ? in.readLong() : last.quantity();
        String unit = text(changed & UNIT, last.unit(), in);
        String evidence = text(changed & EVIDENCE, last.evidence(), in);
        last = new Posting(account, from, to, dimensions, quantity, unit, evidence, original(changed, in));
        return last;
    }

    private int changes(Posting posting) {
        Dimensions now = posting.dimensions();
        Dimensions before = last.dimensions();
        return bit(ACCOUNT, posting.account(), last.account())
                | bit(FROM, posting.occurredFrom(), last.occurredFrom())
                | bit(TO, posting.occurredTo(), last.occurredTo())
                | bit(PROGRAMME, now.programme(), before.programme())
                | bit(JURISDICTION, now.jurisdiction(), before.jurisdiction())
                | bit(REGION, now.region(), before.region())
                | bit(CATEGORY, now.category(), before.category())
                | bit(PARTY, now.party(), before.party())
                | (posting.quantity() == last.quantity() ? 0 : QUANTITY)
                | bit(UNIT, posting.unit(), last.unit())
                | bit(EVIDENCE, posting.evidence(), last.evidence())
                | originalChange(posting.original());
    }

    private int originalChange(Posting.@Nullable Original original) {
        if (original == null) {
            return last.original() == null ? 0 : NO_ORIGINAL;
        }
        return original.equals(last.original()) ? 0 : ORIGINAL;
    }

    private Posting.@Nullable Original original(int changed, BinaryDecoder in) throws IOException {
        if ((changed & NO_ORIGINAL) != 0) {
            return null;
        }
        return (changed & ORIGINAL) != 0 ? new Posting.Original(in.readLong(), in.readString()) : last.original();
    }

    private static int bit(int bit, Object now, Object before) {
        return now.equals(before) ? 0 : bit;
    }

    private static void text(int changed, String value, BinaryEncoder out) throws IOException {
        if (changed != 0) {
            out.writeString(value);
        }
    }

    private static String text(int changed, String before, BinaryDecoder in) throws IOException {
        return changed != 0 ? in.readString() : before;
    }

    private static void number(int changed, long value, BinaryEncoder out) throws IOException {
        if (changed != 0) {
            out.writeLong(value);
        }
    }

    private static LocalDate date(int changed, LocalDate before, BinaryDecoder in) throws IOException {
        return changed != 0 ? LocalDate.ofEpochDay(in.readLong()) : before;
    }
}

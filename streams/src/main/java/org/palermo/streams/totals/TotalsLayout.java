package org.palermo.streams.totals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.streams.ledger.Dimensions;
import org.palermo.streams.ledger.Posting;

/**
 * How the totals store keeps what it holds. The first byte of a key says what follows: {@link #COVERAGE} and a topic's
 * name, or {@link #CELL} and a cell's topic and dimensions as Avro's binary primitives. A later layout takes other
 * first bytes.
 */
final class TotalsLayout {

    static final byte COVERAGE = 1;
    static final byte CELL = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
    private final BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null); // buffered: one write a key

    /** A cell of a topic, as a key tells it. */
    record CellKey(
            String topic,
            String account,
            LocalDate occurredFrom,
            LocalDate occurredTo,
            Dimensions dimensions,
            String unit,
            String evidence) {

        TotalCell with(CellTotal total) {
            return new TotalCell(
                    account,
                    occurredFrom,
                    occurredTo,
                    dimensions.programme(),
                    dimensions.jurisdiction(),
                    dimensions.region(),
                    dimensions.category(),
                    dimensions.party(),
                    unit,
                    evidence,
                    total.quantity,
                    total.postings);
        }
    }

    byte[] coverageKey(String topic) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[1 + name.length];
        key[0] = COVERAGE;
        System.arraycopy(name, 0, key, 1, name.length);
        return key;
    }

    static String coveredTopic(byte[] key) {
        return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
    }

    /** The key of the cell that a posting belongs to: its month, or its whole interval where that is coarser. */
    byte[] cellKey(String topic, Posting posting) {
        LocalDate from = posting.occurredFrom();
        LocalDate to = posting.occurredTo();
        if (from.getYear() == to.getYear() && from.getMonthValue() == to.getMonthValue()) {
            from = from.withDayOfMonth(1);
            to = YearMonth.from(to).atEndOfMonth();
        }
        Dimensions dimensions = posting.dimensions();
        bytes.reset();
        bytes.write(CELL);
        try {
            out.writeString(topic);
            out.writeString(posting.account());
            out.writeLong(from.toEpochDay());
            out.writeLong(to.toEpochDay());
            out.writeString(dimensions.programme());
            out.writeString(dimensions.jurisdiction());
            out.writeString(dimensions.region());
            out.writeString(dimensions.category());
            out.writeString(dimensions.party());
            out.writeString(posting.unit());
            out.writeString(posting.evidence());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory alone is written to
        }
        return bytes.toByteArray();
    }

    static CellKey cell(byte[] key) {
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(key, 1, key.length - 1, null);
        try {
            return new CellKey(
                    in.readString(),
                    in.readString(),
                    LocalDate.ofEpochDay(in.readLong()),
                    LocalDate.ofEpochDay(in.readLong()),
                    new Dimensions(in.readString(), in.readString(), in.readString(), in.readString(), in.readString()),
                    in.readString(),
                    in.readString());
        } catch (IOException e) {
            throw new UncheckedIOException("the key of a totals cell ends too early: " + Arrays.toString(key), e);
        }
    }

    /** A cell's sums, and the offset of the last input of its topic that changed it. */
    static final class CellTotal {
        long quantity;
        long postings;
        long changedAt;

        static CellTotal read(byte[] value) {
            ByteBuffer in = ByteBuffer.wrap(value);
            CellTotal total = new CellTotal();
            total.quantity = in.getLong();
            total.postings = in.getLong();
            total.changedAt = in.getLong();
            return total;
        }

        byte[] write() {
            return ByteBuffer.allocate(3 * Long.BYTES)
                    .putLong(quantity)
                    .putLong(postings)
                    .putLong(changedAt)
                    .array();
        }
    }

    /** Offsets of a topic's last input that was processed, and of the last one that what was sent covers. */
    record Coverage(long processed, long sent) {

        static Coverage read(byte[] value) {
            ByteBuffer in = ByteBuffer.wrap(value);
            return new Coverage(in.getLong(), in.getLong());
        }

        byte[] write() {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(processed)
                    .putLong(sent)
                    .array();
        }
    }
}

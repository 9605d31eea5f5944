package org.palermo.streams.totals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.streams.ledger.Dimensions;
import org.palermo.streams.ledger.Posting;
import org.palermo.streams.state.PostingLayout;

/**
 * How the totals store keeps what it holds. The first byte of a key says what follows: {@link #COVERAGE} and a topic's
 * name, {@link #CELL} and a cell's topic and dimensions as Avro's binary primitives, or {@link #PENDING} and a place among
 * the inputs since the last sending, from 0. A later layout takes other first bytes.
 */
final class TotalsLayout {

    static final byte COVERAGE = 1;
    static final byte CELL = 2;
    static final byte PENDING = 3;

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

        /** The cell that a posting belongs to: its month, or its whole interval where that is coarser. */
        static CellKey of(String topic, Posting posting) {
            LocalDate from = posting.occurredFrom();
            LocalDate to = posting.occurredTo();
            if (from.getYear() == to.getYear() && from.getMonthValue() == to.getMonthValue()) {
                from = from.withDayOfMonth(1);
                to = to.withDayOfMonth(to.lengthOfMonth());
            }
            return new CellKey(
                    topic, posting.account(), from, to, posting.dimensions(), posting.unit(), posting.evidence());
        }

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

    /** An input whose postings are not in the stored cells yet. */
    record Pending(String topic, long offset, List<Posting> postings) {}

    static byte[] pendingKey(int place) {
        return ByteBuffer.allocate(1 + Integer.BYTES).put(PENDING).putInt(place).array();
    }

    byte[] pending(Pending input) {
        bytes.reset();
        try {
            out.writeString(input.topic());
            out.writeLong(input.offset());
            out.writeInt(input.postings().size());
            PostingLayout postings = new PostingLayout();
            for (Posting posting : input.postings()) {
                postings.write(posting, out);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory alone is written to
        }
        return bytes.toByteArray();
    }

    static Pending pending(byte[] value) {
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(value, null);
        try {
            String topic = in.readString();
            long offset = in.readLong();
            int count = in.readInt();
            List<Posting> postings = new ArrayList<>(count);
            PostingLayout layout = new PostingLayout();
            for (int i = 0; i < count; i++) {
                postings.add(layout.read(in));
            }
            return new Pending(topic, offset, postings);
        } catch (IOException e) {
            throw new UncheckedIOException("the postings of an input end too early: " + Arrays.toString(value), e);
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

    byte[] cellKey(CellKey cell) {
        Dimensions dimensions = cell.dimensions();
        bytes.reset();
        bytes.write(CELL);
        try {
            out.writeString(cell.topic());
            out.writeString(cell.account());
            out.writeLong(cell.occurredFrom().toEpochDay());
            out.writeLong(cell.occurredTo().toEpochDay());
            out.writeString(dimensions.programme());
            out.writeString(dimensions.jurisdiction());
            out.writeString(dimensions.region());
            out.writeString(dimensions.category());
            out.writeString(dimensions.party());
            out.writeString(cell.unit());
            out.writeString(cell.evidence());
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

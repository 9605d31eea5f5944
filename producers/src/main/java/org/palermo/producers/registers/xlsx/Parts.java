package org.palermo.producers.registers.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.palermo.producers.findings.FindingCode;

/** The parts of the archive that a workbook is. */
final class Parts implements AutoCloseable {

    /** What old binary spreadsheets begin with, and those that a password locks. */
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final byte[] LOCKED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final int SEARCHED = 1 << 20;
    private static final String OPEN_DOCUMENT = "mimetype";

    private final ZipFile zip;
    private final String name;

    private Parts(ZipFile zip, String name) {
        this.zip = zip;
        this.name = name;
    }

    /**
     * @throws UnreadableWorkbook where the file is no such archive
     * @throws IOException where it cannot be read at all
     */
    static Parts open(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        byte[] start = start(file);
        if (begins(start, COMPOUND)) {
            boolean locked = contains(start, LOCKED);
            throw new UnreadableWorkbook(
                    locked ? FindingCode.WORKBOOK_ENCRYPTED : FindingCode.FILE_FORMAT, name, Map.of());
        }
        try {
            Parts parts = new Parts(new ZipFile(file.toFile()), name);
            if (parts.zip.getEntry(OPEN_DOCUMENT) != null) {
                parts.close();
                throw new UnreadableWorkbook(FindingCode.FILE_FORMAT, name, Map.of());
            }
            return parts;
        } catch (UnreadableWorkbook e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw UnreadableWorkbook.damaged(name);
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(SEARCHED, channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until there is as much as is searched
            }
            return bytes.array();
        }
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && matches(bytes, 0, with);
    }

    private static boolean contains(byte[] bytes, byte[] piece) {
        for (int at = 0; at + piece.length <= bytes.length; at++) {
            if (matches(bytes, at, piece)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int at, byte[] piece) {
        for (int i = 0; i < piece.length; i++) {
            if (bytes[at + i] != piece[i]) {
                return false;
            }
        }
        return true;
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /**
     * @param limit bytes after which the part is given up
     * @param piece bytes after which it is given up where no element has begun or ended
     * @throws UnreadableWorkbook where there is no such part, or it is damaged; so do its reads, and where it is too large
     */
    Bounded open(String part, long limit, long piece) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw UnreadableWorkbook.damaged(name + ": " + part);
        }
        try {
            return new Bounded(zip.getInputStream(entry), part, limit, piece);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw UnreadableWorkbook.damaged(part);
        }
    }

    /** What an entry says of its size need not be true, so that what comes out of it is counted. */
    static final class Bounded extends InputStream {

        private final InputStream in;
        private final String part;
        private final long limit;
        private final long piece;
        private long count;
        private long understood;

        private Bounded(InputStream in, String part, long limit, long piece) {
            this.in = in;
            this.part = part;
            this.limit = limit;
            this.piece = piece;
        }

        /** What was read up to here has been made sense of, and is no longer held. */
        void understood() {
            understood = count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read;
            try {
                read = in.read(target, offset, length);
            } catch (IOException | RuntimeException e) {
                throw UnreadableWorkbook.damaged(part);
            }
            count += Math.max(0, read);
            if (count > limit) {
                throw UnreadableWorkbook.tooLarge(part, limit);
            }
            if (count - understood > piece) {
                throw UnreadableWorkbook.tooLarge(part, piece);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

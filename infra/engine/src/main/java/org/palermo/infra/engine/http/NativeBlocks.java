package org.palermo.infra.engine.http;

import com.clickhouse.data.ClickHouseCityHash;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.palermo.infra.engine.chdb.EngineException;

/**
 * ClickHouse's compressed blocks: a 16-byte CityHash128 (version 1.0.2) of all that follows, then a byte for the method,
 * the compressed size with these nine bytes and the size of the data (both 32-bit little-endian), then the compressed data.
 */
final class NativeBlocks {
    private static final int CHECKSUM = 16;
    private static final int HEADER = 9;
    private static final byte METHOD_NONE = 0x02;
    private static final byte METHOD_LZ4 = (byte) 0x82;
    private static final byte METHOD_ZSTD = (byte) 0x90;

    /** Largest block that is read, in bytes; ClickHouse's own limit is 1 GiB, the clients write 64 KiB to 1 MiB. */
    private static final int LIMIT = 128 << 20;

    private NativeBlocks() {}

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Compresses into LZ4 blocks of a mebibyte of data. */
    static final class Writer extends OutputStream {
        private static final int BLOCK = 1 << 20;

        private final OutputStream body;
        private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
        private final byte[] data = new byte[BLOCK];
        private final byte[] block = new byte[CHECKSUM + HEADER + compressor.maxCompressedLength(BLOCK)];
        private int filled;

        Writer(OutputStream body) {
            this.body = body;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            while (from < offset + length) {
                int part = Math.min(offset + length - from, data.length - filled);
                System.arraycopy(bytes, from, data, filled, part);
                filled += part;
                from += part;
                if (filled == data.length) {
                    writeBlock();
                }
            }
        }

        /** Does nothing: a block is written when it is full, and the last one at the end. */
        @Override
        public void flush() {}

        @Override
        public void close() throws IOException {
            writeBlock();
            body.close();
        }

        private void writeBlock() throws IOException {
            if (filled == 0) {
                return;
            }
            int size = HEADER + compressor.compress(data, 0, filled, block, CHECKSUM + HEADER);
            ByteBuffer header = littleEndian(block);
            header.put(CHECKSUM, METHOD_LZ4).putInt(CHECKSUM + 1, size).putInt(CHECKSUM + 5, filled);
            long[] checksum = ClickHouseCityHash.cityHash128(block, CHECKSUM, size);
            header.putLong(0, checksum[0]).putLong(8, checksum[1]);
            body.write(block, 0, CHECKSUM + size);
            filled = 0;
        }
    }

    /** Decompresses LZ4, Zstandard (what client-v2 sends) and uncompressed blocks, and verifies their checksums. */
    static final class Reader extends InputStream {
        private final InputStream body;
        private final LZ4SafeDecompressor decompressor =
                LZ4Factory.fastestInstance().safeDecompressor();
        private byte[] data = {};
        private int at;
        private int end;

        Reader(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            return at < end || readBlock() ? data[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (at == end && !readBlock()) {
                return -1;
            }
            int part = Math.min(length, end - at);
            System.arraycopy(data, at, into, offset, part);
            at += part;
            return part;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }

        /** Reads blocks up to one that holds data; false at the end of the body. */
        private boolean readBlock() throws IOException {
            do {
                byte[] prefix = body.readNBytes(CHECKSUM + HEADER);
                if (prefix.length == 0) {
                    return false;
                }
                if (prefix.length < CHECKSUM + HEADER) {
                    throw new EOFException("a compressed block ends in its header");
                }
                decompress(littleEndian(prefix));
            } while (end == 0);
            return true;
        }

        private void decompress(ByteBuffer prefix) throws IOException {
            byte method = prefix.get(CHECKSUM);
            int size = prefix.getInt(CHECKSUM + 1) - HEADER;
            int dataSize = prefix.getInt(CHECKSUM + 5);
            if (size < 0 || size > LIMIT || dataSize < 0 || dataSize > LIMIT) {
                throw EngineException.of(271, "CANNOT_DECOMPRESS", "A compressed block has an impossible size");
            }
            byte[] block = Arrays.copyOfRange(prefix.array(), CHECKSUM, CHECKSUM + HEADER + size);
            if (body.readNBytes(block, HEADER, size) < size) {
                throw new EOFException("a compressed block ends in its data");
            }
            long[] checksum = ClickHouseCityHash.cityHash128(block, 0, block.length);
            if (checksum[0] != prefix.getLong(0) || checksum[1] != prefix.getLong(8)) {
                throw EngineException.of(40, "CHECKSUM_DOESNT_MATCH", "Checksum of a compressed block doesn't match");
            }
            data = data.length < dataSize ? new byte[dataSize] : data;
            at = 0;
            end = dataSize;
            if (expand(method, block, size, dataSize) != dataSize) {
                throw EngineException.of(271, "CANNOT_DECOMPRESS", "A compressed block is shorter than it says");
            }
        }

        /** Fills {@link #data}; the number of bytes that came out. */
        private long expand(byte method, byte[] block, int size, int dataSize) {
            try {
                switch (method) {
                    case METHOD_NONE -> {
                        System.arraycopy(block, HEADER, data, 0, Math.min(size, dataSize));
                        return size;
                    }
                    case METHOD_LZ4 -> {
                        return decompressor.decompress(block, HEADER, size, data, 0, dataSize);
                    }
                    case METHOD_ZSTD -> {
                        return Zstd.decompressByteArray(data, 0, dataSize, block, HEADER, size);
                    }
                    default ->
                        throw EngineException.of(
                                89,
                                "UNKNOWN_COMPRESSION_METHOD",
                                "Compression method 0x" + Integer.toHexString(method & 0xFF));
                }
            } catch (LZ4Exception | ZstdException e) {
                throw EngineException.of(271, "CANNOT_DECOMPRESS", "A compressed block is damaged: " + e.getMessage());
            }
        }
    }
}

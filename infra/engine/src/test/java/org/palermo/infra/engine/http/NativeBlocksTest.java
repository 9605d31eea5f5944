package org.palermo.infra.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.clickhouse.data.ClickHouseCityHash;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.palermo.infra.engine.chdb.EngineException;

class NativeBlocksTest {
    @Property(tries = 20)
    void whatIsWrittenIsReadAgain(@ForAll long seed, @ForAll @IntRange(max = 3 << 20) int length) throws IOException {
        byte[] data = new byte[length];
        new Random(seed).nextBytes(data);
        Arrays.fill(data, 0, length / 2, (byte) 7); // one half compresses, the other does not

        assertArrayEquals(data, read(written(data)));
    }

    @Test
    void readsUncompressedAndZstandardBlocks() throws IOException {
        byte[] data = "some text, some text, some text".getBytes(UTF_8);
        assertArrayEquals(data, read(block(0x02, data, data.length)));
        assertArrayEquals(data, read(block(0x90, Zstd.compress(data), data.length)));
    }

    @Test
    void refusesAnotherMethodAndAWrongSize() {
        byte[] data = {1, 2, 3};
        assertEquals(
                89,
                assertThrows(EngineException.class, () -> read(block(0x91, data, 3)))
                        .code());
        assertEquals(
                271,
                assertThrows(EngineException.class, () -> read(block(0x02, data, 4)))
                        .code());
    }

    @Test
    void refusesADamagedBlock() throws IOException {
        byte[] block = written("some text, some text, some text".getBytes(UTF_8));
        block[block.length - 1] ^= 1;
        assertEquals(40, assertThrows(EngineException.class, () -> read(block)).code());
    }

    @Test
    void refusesAShortBlock() throws IOException {
        byte[] block = written(new byte[100]);
        assertThrows(EOFException.class, () -> read(Arrays.copyOf(block, block.length - 1)));
        assertThrows(EOFException.class, () -> read(Arrays.copyOf(block, 10)));
    }

    @Test
    void refusesAnImpossibleSize() {
        byte[] header = HexFormat.of().parseHex("00".repeat(16) + "82" + "ffffff7f" + "00000001");
        assertEquals(
                271, assertThrows(EngineException.class, () -> read(header)).code());
    }

    private static byte[] block(int method, byte[] compressed, int dataSize) {
        ByteBuffer block = ByteBuffer.allocate(25 + compressed.length).order(ByteOrder.LITTLE_ENDIAN);
        block.put(16, (byte) method)
                .putInt(17, 9 + compressed.length)
                .putInt(21, dataSize)
                .put(25, compressed);
        long[] checksum = ClickHouseCityHash.cityHash128(block.array(), 16, 9 + compressed.length);
        return block.putLong(0, checksum[0]).putLong(8, checksum[1]).array();
    }

    private static byte[] written(byte[] data) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (NativeBlocks.Writer writer = new NativeBlocks.Writer(body)) {
            writer.write(data);
        }
        return body.toByteArray();
    }

    private static byte[] read(byte[] body) throws IOException {
        return new NativeBlocks.Reader(new ByteArrayInputStream(body)).readAllBytes();
    }
}

package org.palermo.infra.audit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The same hash of a row as {@link ShownTable#hash} has ClickHouse compute. One thread at a time. */
final class Hashes {

    private final MessageDigest md5;

    Hashes() {
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    long of(List<String> row) {
        md5.reset();
        for (String value : row) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            md5.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
            md5.update(text);
        }
        return ByteBuffer.wrap(md5.digest()).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}

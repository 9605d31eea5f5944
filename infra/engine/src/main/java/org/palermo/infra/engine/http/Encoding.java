package org.palermo.infra.engine.http;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.palermo.infra.engine.chdb.EngineException;

/** How a body is compressed on its way. */
enum Encoding {
    /** Not at all. */
    IDENTITY,
    /** LZ4 frames, HTTP's {@code Content-Encoding: lz4}. */
    LZ4,
    /** HTTP's {@code Content-Encoding: zstd}. */
    ZSTD,
    /** HTTP's {@code Content-Encoding: gzip}. */
    GZIP,
    /** ClickHouse's own compressed blocks, see {@link NativeBlocks}; HTTP knows nothing of them. */
    NATIVE;

    private static final int BUFFER = 1 << 16;

    /**
     * The encoding with this name in HTTP.
     *
     * @throws EngineException if it is not one of ours
     */
    static Encoding named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> IDENTITY;
            case "lz4" -> LZ4;
            case "zstd" -> ZSTD;
            case "gzip" -> GZIP;
            default ->
                throw EngineException.of(48, "NOT_IMPLEMENTED", "Content-Encoding " + name + " is not supported");
        };
    }

    /** The quickest of ours that a client's {@code Accept-Encoding} names. */
    static Encoding acceptable(String acceptEncoding) {
        List<String> accepted =
                Arrays.asList(acceptEncoding.toLowerCase(Locale.ROOT).split("\\s*[,;]\\s*"));
        return Stream.of(LZ4, ZSTD, GZIP)
                .filter(encoding -> accepted.contains(encoding.httpName()))
                .findFirst()
                .orElse(IDENTITY);
    }

    /** The name in HTTP's {@code Content-Encoding}, of those that have one. */
    String httpName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The body, decompressed. */
    InputStream decoded(InputStream body) throws IOException {
        return switch (this) {
            case IDENTITY -> body;
            case LZ4 -> new LZ4FrameInputStream(body);
            case ZSTD -> new ZstdInputStream(body);
            case GZIP -> new GZIPInputStream(body, BUFFER);
            case NATIVE -> new NativeBlocks.Reader(body);
        };
    }

    /** A stream that compresses into the body; closing it closes the body. */
    OutputStream encoded(OutputStream body) throws IOException {
        return switch (this) {
            case IDENTITY -> new BufferedOutputStream(body, BUFFER);
            case LZ4 -> new LZ4FrameOutputStream(body);
            case ZSTD -> new ZstdOutputStream(body);
            case GZIP -> new GZIPOutputStream(body, BUFFER);
            case NATIVE -> new NativeBlocks.Writer(body);
        };
    }
}

package org.palermo.reports.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Zip archives that are the same bytes wherever and whenever they are written: entries bear one fixed time, and are
 * stored, as compressed bytes differ from one version of the compressor to the next.
 */
final class Archive {

    /** A month later than the form's first: with that one Java would add a time that depends on the machine's zone. */
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Archive() {}

    /** An archive of files, in their order. */
    static byte[] of(List<NamedFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (NamedFile file : files) {
                CRC32 sum = new CRC32();
                sum.update(file.bytes());
                ZipEntry entry = new ZipEntry(file.name());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.bytes().length);
                entry.setCrc(sum.getValue());
                entry.setTimeLocal(EARLIEST);
                out.putNextEntry(entry);
                out.write(file.bytes());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing but memory is written to
        }
        return bytes.toByteArray();
    }

    /** What an archive holds, in its order; also one that was written as a stream, whose entries tell their sizes late. */
    static List<NamedFile> files(byte[] archive) {
        try {
            Path file = Files.createTempFile("palermo-", ".zip");
            try {
                Files.write(file, archive);
                return files(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<NamedFile> files(Path archive) throws IOException {
        List<NamedFile> files = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    files.add(new NamedFile(entry.getName(), in.readAllBytes()));
                }
            }
        }
        return files;
    }
}

package org.palermo.producers.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A workbook without the moment at which it was written, which its writer puts into it: the same content, the same bytes. */
final class Undated {

    private static final String PROPERTIES = "docProps/core.xml";
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Undated() {}

    /** By way of a file: what the writer leaves out before each entry stands only in the list at the archive's end. */
    static byte[] archive(byte[] workbook) throws IOException {
        Path dated = Files.createTempFile("palermo-template", ".xlsx");
        ByteArrayOutputStream out = new ByteArrayOutputStream(workbook.length);
        try {
            Files.write(dated, workbook);
            try (ZipFile in = new ZipFile(dated.toFile());
                    ZipOutputStream undated = new ZipOutputStream(out)) {
                for (ZipEntry entry : Collections.list(in.entries())) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(TIME);
                    undated.putNextEntry(copy);
                    byte[] part = in.getInputStream(entry).readAllBytes();
                    undated.write(entry.getName().equals(PROPERTIES) ? undated(part) : part);
                    undated.closeEntry();
                }
            }
        } finally {
            Files.deleteIfExists(dated);
        }
        return out.toByteArray();
    }

    private static byte[] undated(byte[] part) {
        return new String(part, StandardCharsets.UTF_8)
                .replaceFirst("<dcterms:created.*</dcterms:created>", "")
                .getBytes(StandardCharsets.UTF_8);
    }
}

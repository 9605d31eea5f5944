package org.palermo.infra.publications;

import org.palermo.reports.publications.Digests;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.write.Format;
import org.palermo.schemas.codes.Language;

/** A file of a publication, with its content. */
public record Written(String file, Format format, Language language, byte[] bytes) {

    private String mediaType() {
        return file.endsWith(".zip") ? "application/zip" : format.mediaType();
    }

    /** As the manifest states it. */
    Manifest.Output output() {
        return new Manifest.Output(
                file, format.code(), mediaType(), language.tag(), bytes.length, Digests.sha256(bytes));
    }
}

package org.palermo.reports.publications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Period;

/**
 * The entry of a publication, as the log and the table have it.
 *
 * @param id of the publication
 * @param publishedAt UTC
 * @param publishedBy empty where nobody is named
 * @param knownOn null for all that was recorded
 * @param manifest its text
 * @param manifestSha256 as it was recorded with it
 * @param offset in the log: of two publications the one with the higher offset is the later one
 */
public record PublicationEntry(
        String id,
        Instant publishedAt,
        String publishedBy,
        Period period,
        String programme,
        @Nullable LocalDate knownOn,
        String manifest,
        String manifestSha256,
        long offset) {

    /** The entry of a manifest that is about to be published. */
    public static PublicationEntry of(Manifest manifest, long offset) {
        String text = ManifestJson.write(manifest);
        return new PublicationEntry(
                manifest.id(),
                manifest.publishedAt(),
                manifest.publishedBy(),
                manifest.asked().period(),
                manifest.asked().programme(),
                manifest.asked().knownOn(),
                text,
                Digests.sha256(text),
                offset);
    }

    /** The day of publication, UTC. */
    public LocalDate day() {
        return LocalDate.ofInstant(publishedAt, ZoneOffset.UTC);
    }

    /** Whether the manifest is the one whose hash was recorded. */
    public boolean isWhole() {
        return Digests.sha256(manifest).equals(manifestSha256);
    }

    /**
     * The last of some publications that can be read.
     *
     * @param entries in the order of the log
     */
    public static Optional<PublicationEntry> lastReadable(List<PublicationEntry> entries) {
        return entries.reversed().stream().filter(PublicationEntry::isReadable).findFirst();
    }

    /** Whether the manifest can be read, and is the one that its id was made of. */
    public boolean isReadable() {
        try {
            return read().id().equals(id);
        } catch (InvalidManifest e) {
            return false;
        }
    }

    /** @throws InvalidManifest where it cannot be read, or is not the one that its id was made of */
    public Manifest read() {
        return ManifestJson.read(manifest);
    }
}

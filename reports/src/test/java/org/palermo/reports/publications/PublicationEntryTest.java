package org.palermo.reports.publications;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicationEntryTest {

    private static final Instant AT = Instant.parse("2016-06-01T10:00:00Z");

    private static PublicationEntry entry(long offset) {
        return PublicationEntry.of(ManifestTest.manifest(AT.plusSeconds(offset), offset, "1.00"), offset);
    }

    private static PublicationEntry unreadable(long offset) {
        PublicationEntry whole = entry(offset);
        return new PublicationEntry(
                whole.id(),
                whole.publishedAt(),
                whole.publishedBy(),
                whole.period(),
                whole.programme(),
                whole.knownOn(),
                "{",
                whole.manifestSha256(),
                offset);
    }

    @Test
    void theLastOneThatCanBeReadIsNotHiddenByALaterOneThatCannot() {
        PublicationEntry second = entry(1);

        assertEquals(
                Optional.of(second),
                PublicationEntry.lastReadable(List.of(entry(0), second, unreadable(2), unreadable(3))));
        assertEquals(Optional.empty(), PublicationEntry.lastReadable(List.of(unreadable(0))));
        assertEquals(Optional.empty(), PublicationEntry.lastReadable(List.of()));
    }
}

package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.wording.Wording;

/** Says that a result is unverified, and why. */
public final class UnverifiedWords {

    private UnverifiedWords() {}

    /** The document with a warning before all else where something speaks against what it shows. */
    static Document marked(Document document, @Nullable Unverified unverified) {
        if (unverified == null) {
            return document;
        }
        List<Document.Block> blocks = new ArrayList<>();
        blocks.add(new Document.Paragraph(of(unverified, document.wording()), true));
        blocks.addAll(document.blocks());
        return document.with(blocks);
    }

    /** The warning alone. */
    public static String of(Unverified unverified, Wording wording) {
        String key = switch (unverified.cause()) {
            case AUDIT -> "notice.unverified.audit";
            case REBUILD -> "notice.unverified.rebuild";
        };
        return wording.messages()
                .text(
                        key,
                        Map.of(
                                "date", wording.date(unverified.since()),
                                "count", unverified.disagreements(),
                                "first", unverified.first()));
    }
}

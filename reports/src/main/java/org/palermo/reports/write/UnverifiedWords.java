package org.palermo.reports.write;

import java.util.Map;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.wording.Wording;

/** Says that a result is unverified, and why. */
final class UnverifiedWords {

    private UnverifiedWords() {}

    static String of(Unverified unverified, Wording wording) {
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

package org.palermo.infra.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.UnverifiedWords;

/** Tells who looks at a result, in whatever form it is written, that the last audit speaks against it. */
final class Doubt {

    private Doubt() {}

    static void tell(@Nullable Unverified unverified, Console console) {
        if (unverified != null) {
            Wording wording = Wording.in(console.messages().spoken());
            console.say("result.unverified", Map.of("why", UnverifiedWords.of(unverified, wording)));
            console.hint("result.unverified.hint", Map.of());
        }
    }
}

package org.palermo.infra.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Unfinished;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.UnfinishedWords;
import org.palermo.reports.write.UnverifiedWords;

/** Tells who looks at a result, in whatever form it is written, what speaks against it. */
final class Doubt {

    private Doubt() {}

    /** That the last audit found it wrong. */
    static void tell(@Nullable Unverified unverified, Console console) {
        if (unverified != null) {
            Wording wording = Wording.in(console.messages().spoken());
            console.say("result.unverified", Map.of("why", UnverifiedWords.of(unverified, wording)));
            console.hint("result.unverified.hint", Map.of());
        }
    }

    /** That its period was not over. */
    static void tell(Unfinished unfinished, Console console) {
        Wording wording = Wording.in(console.messages().spoken());
        console.say("result.unfinished", Map.of("why", UnfinishedWords.of(unfinished, wording)));
    }
}

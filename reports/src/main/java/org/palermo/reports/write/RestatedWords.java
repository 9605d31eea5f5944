package org.palermo.reports.write;

import java.util.Map;
import org.palermo.reports.statements.Restated;
import org.palermo.reports.wording.Wording;

/** Says that figures are not what was published of them. */
final class RestatedWords {

    private RestatedWords() {}

    static String of(Restated restated, Wording wording) {
        return wording.messages()
                .text(
                        "notice.restated",
                        Map.of(
                                "figures", restated.figures(),
                                "date", wording.date(restated.publishedOn()),
                                "publication", restated.publication()));
    }
}

package org.palermo.infra.pipeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;
import org.palermo.streams.state.Reason;

/** The streams give the reasons, the reports explain them, and neither knows the other. */
class RejectionTextsTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsExplainedWithItsRemedyInEachLanguage(Reason reason) {
        for (Language language : List.of(Language.EN, Language.FR)) {
            Messages messages = Wording.in(language).messages();
            for (String key : List.of(
                    "rejection." + reason.code() + ".meaning",
                    "rejection." + reason.code() + ".remedy",
                    "record.rejected." + reason.code())) {
                assertTrue(messages.find(key).isPresent(), () -> language + " " + key);
            }
        }
    }
}

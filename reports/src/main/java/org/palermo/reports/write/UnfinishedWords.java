package org.palermo.reports.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.palermo.reports.statements.Unfinished;
import org.palermo.reports.wording.Wording;

/** Says that a period was not over. */
public final class UnfinishedWords {

    private UnfinishedWords() {}

    public static String of(Unfinished unfinished, Wording wording) {
        return wording.messages()
                .text(
                        "notice.unfinished",
                        Map.of("end", wording.date(unfinished.end()), "date", wording.date(unfinished.by())));
    }

    /** The field {@code unfinished}, which is left out where the period was over. */
    static void write(JsonGenerator out, Optional<Unfinished> found, Wording wording) throws IOException {
        if (found.isPresent()) {
            Unfinished unfinished = found.get();
            out.writeObjectFieldStart("unfinished");
            out.writeStringField("end", unfinished.end().toString());
            out.writeStringField("recordedBy", unfinished.by().toString());
            out.writeStringField("notice", of(unfinished, wording));
            out.writeEndObject();
        }
    }
}

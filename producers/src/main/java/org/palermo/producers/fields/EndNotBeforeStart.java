package org.palermo.producers.fields;

import java.util.Map;
import java.util.Optional;
import org.palermo.producers.findings.FindingCode;
import org.palermo.schemas.values.PartialDate;

/** What ends does not end before it starts, whatever days the two dates allow. */
public record EndNotBeforeStart(Field<PartialDate> start, Field<PartialDate> end) implements Rule {

    @Override
    public void judge(Reading row) {
        Optional<PartialDate> from = row.find(start);
        Optional<PartialDate> to = row.find(end);
        if (from.isPresent()
                && to.isPresent()
                && to.get().to().isBefore(from.get().from())) {
            row.report(
                    FindingCode.END_BEFORE_START,
                    end,
                    to.get().text(),
                    Map.of(
                            "start",
                            from.get().text(),
                            "startColumn",
                            row.row().at(start.name()).column()));
        }
    }
}

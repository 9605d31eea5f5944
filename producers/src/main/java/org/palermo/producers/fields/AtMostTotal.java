package org.palermo.producers.fields;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.producers.findings.FindingCode;
import org.palermo.schemas.event.Count;

/** A breakdown sums to at most its total; the rest is "not stated" (domain.md, rule 5). */
public record AtMostTotal(Field<List<Count>> parts, Field<Long> total) implements Rule {

    @Override
    public void judge(Reading row) {
        Optional<List<Count>> breakdown = row.find(parts);
        Optional<Long> most = row.find(total);
        if (breakdown.isPresent() && most.isPresent() && Breakdowns.sum(breakdown.get()) > most.get()) {
            row.report(
                    FindingCode.BREAKDOWN_EXCEEDS_TOTAL,
                    parts,
                    row.written(parts),
                    Map.of(
                            "sum", Breakdowns.sum(breakdown.get()),
                            "total", most.get(),
                            "totalColumn", row.row().at(total.name()).column()));
        }
    }
}

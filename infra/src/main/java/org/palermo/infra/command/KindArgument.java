package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import org.palermo.producers.entry.Kinds;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;

/** A kind of record as a command line names it. */
final class KindArgument {

    private KindArgument() {}

    /** @throws UsageProblem where there is none of that name */
    static Producer producer(String name) {
        return Kinds.named(name).orElseThrow(() -> {
            List<String> nearest = Kinds.nearest(name);
            return new UsageProblem(
                    "usage.no-kind",
                    Map.of(
                            "kind",
                            name,
                            "count",
                            nearest.size(),
                            "suggestions",
                            String.join(", ", nearest),
                            "known",
                            String.join(
                                    ", ",
                                    Producers.all().stream().map(Producer::kind).toList())));
        });
    }
}

package org.palermo.infra.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.ImportRun;
import org.palermo.infra.pipeline.Outcomes;
import org.palermo.producers.Plan;
import org.palermo.producers.events.Event;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.publish.Receipt;
import org.palermo.producers.repricing.Repricing;

/** What the commands that publish tell their user on the way. */
final class Importing {

    private static final int MOST_REJECTIONS_SHOWN = 20;
    private static final long STEP = 50_000;

    private final Console console;
    private final boolean quiet;

    Importing(Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
    }

    /** Every finding, then how many rows are right. Findings are told also where the user asked for quiet. */
    void report(Plan plan, List<Path> paths) {
        for (Finding finding : plan.findings()) {
            console.error(finding.render(console.messages().language()));
        }
        if (plan.files().isEmpty()) {
            console.say("import.nothing", Map.of("path", String.join(", ", paths.stream().map(Path::toString).toList())));
            hint("import.nothing.hint", Map.of());
            return;
        }
        long errors = plan.errors().count();
        if (!quiet || errors > 0) {
            console.say("import.read", Map.of(
                    "rows", plan.size(), "errors", errors, "warnings", plan.findings().size() - errors));
        }
    }

    /**
     * Publishes, and, where asked, waits until ClickHouse shows what became of it.
     *
     * @return false where an event was rejected, as far as one waited to see
     */
    boolean publish(Iterable<Event> events, ImportRun run, Addresses addresses, boolean wait) throws InterruptedException {
        long all = 0;
        for (Event event : events) {
            all += event.kind().isEmpty() ? 0 : 1;
        }
        if (all == 0) {
            return true;
        }
        long count = all;
        Outcomes outcomes = new Outcomes(addresses.clickHouse());
        Map<Receipt.Partition, Long> before = wait ? outcomes.shown() : Map.of();
        Receipt receipt = run.publish(events, done -> {
            if (!quiet && done % STEP == 0) {
                console.say("import.published", Map.of("done", done, "all", count));
            }
        });
        if (!wait) {
            if (!quiet) {
                console.say("import.published", Map.of("done", receipt.acknowledged(), "all", count));
            }
            return true;
        }
        run.await(receipt, before, (shown, allOfThem) -> {
            if (!quiet) {
                console.say("import.waiting", Map.of("done", shown, "all", allOfThem));
            }
        });
        Set<String> ids = ImportRun.eventIds(events);
        Outcomes.Summary summary = outcomes.of(before, receipt, ids);
        tell(receipt, summary);
        return summary.rejected().isEmpty();
    }

    /** Which recorded amounts use another rate than one that was just imported. */
    void tellWaitingAmounts(List<Repricing.Waiting> waiting) {
        for (Repricing.Waiting rate : waiting) {
            Map<String, Object> arguments = Map.of(
                    "currency", rate.rate().currency(),
                    "month", rate.rate().month().toString(),
                    "count", rate.amounts(),
                    "rate", rate.rate().unitsPerUsd().toPlainString());
            console.say("import.waiting-rate", arguments);
            hint("import.waiting-rate.hint", arguments);
        }
    }

    private void tell(Receipt receipt, Outcomes.Summary summary) {
        if (!quiet || !summary.rejected().isEmpty()) {
            console.say("import.outcome", Map.of(
                    "published", receipt.acknowledged(),
                    "posted", summary.posted(),
                    "duplicates", summary.duplicates(),
                    "rejected", summary.rejected().size()));
        }
        summary.rejected().stream().limit(MOST_REJECTIONS_SHOWN).forEach(rejection -> console.say(
                "import.rejected",
                Map.of(
                        "place", rejection.kind() + " " + rejection.entityId(),
                        "reason", rejection.reason(),
                        "detail", rejection.detail())));
        if (summary.rejected().size() > MOST_REJECTIONS_SHOWN) {
            console.say("import.more-rejected", Map.of("more", summary.rejected().size() - MOST_REJECTIONS_SHOWN));
        }
    }

    private void hint(String key, Map<String, ?> arguments) {
        console.say("hint", Map.of("text", console.messages().of(key, arguments)));
    }
}

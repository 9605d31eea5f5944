package org.palermo.infra.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.ImportRun;
import org.palermo.infra.pipeline.Outcomes;
import org.palermo.producers.Plan;
import org.palermo.producers.ReadOptions;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Parties;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.publish.Receipt;
import org.palermo.producers.repricing.Repricing;

/** What the commands that publish tell their user on the way. */
final class Importing {

    private static final int MOST_REJECTIONS_SHOWN = 20;
    private static final long STEP = 50_000;

    private final Console console;
    private final boolean quiet;
    private final @Nullable Ending ending;

    /** @param ending of a command that runs the stack itself; null where the stack stays when the command ends */
    Importing(Console console, boolean quiet, @Nullable Ending ending) {
        this.console = console;
        this.quiet = quiet;
        this.ending = ending;
    }

    /** Reads registers, and tells of it where that takes long. */
    Plan read(List<Path> paths, String recordedBy, Rates rates, Parties parties) {
        return read(paths, recordedBy, rates, parties, ReadOptions.NONE, finding -> {});
    }

    /** As above; every finding is told, also those that the plan does not keep. */
    Plan read(
            List<Path> paths,
            String recordedBy,
            Rates rates,
            Parties parties,
            ReadOptions options,
            Consumer<Finding> findings) {
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory())) {
            if (!quiet) {
                String names =
                        String.join(", ", paths.stream().map(Path::toString).toList());
                clock.scheduleAtFixedRate(
                        () -> console.say("import.reading", Map.of("path", names)), 3, 10, TimeUnit.SECONDS);
            }
            try {
                return ImportRun.read(paths, recordedBy, rates, parties, options, findings);
            } finally {
                clock.shutdownNow();
            }
        }
    }

    /** The findings, then how many rows are right. Findings are told also where the user asked for quiet. */
    void report(Plan plan, List<Path> paths) {
        for (Finding finding : plan.findings()) {
            console.error(finding.render(console.messages().spoken()));
        }
        if (plan.files().isEmpty()) {
            if (!plan.findings().isEmpty()) {
                return; // they say it already, with what to do
            }
            console.say(
                    "import.nothing",
                    Map.of(
                            "path",
                            String.join(", ", paths.stream().map(Path::toString).toList())));
            console.hint("import.nothing.hint", Map.of());
            return;
        }
        long errors = plan.errorCount();
        long unshown = errors + plan.warningCount() - plan.findings().size();
        if (unshown > 0) {
            console.say("import.more-findings", Map.of("more", unshown));
            console.hint("import.more-findings.hint", Map.of());
        }
        if (!quiet || errors > 0) {
            console.say("import.read", Map.of("rows", plan.size(), "errors", errors, "warnings", plan.warningCount()));
        }
    }

    /**
     * Publishes, and, where asked, waits until ClickHouse shows what became of it.
     *
     * @return false where an event was rejected, as far as one waited to see
     */
    boolean publish(Iterable<Event> events, ImportRun run, Addresses addresses, boolean wait)
            throws InterruptedException {
        long all = 0;
        for (Event event : events) {
            all += event.kind().isEmpty() ? 0 : 1;
        }
        if (all == 0) {
            return true;
        }
        long count = all;
        AtomicLong published = new AtomicLong();
        Thread cutShort = Thread.ofPlatform().unstarted(() -> tellCutShort(published.get(), count));
        if (ending == null) {
            Runtime.getRuntime().addShutdownHook(cutShort);
        }
        try {
            Outcomes outcomes = new Outcomes(addresses.clickHouse());
            Map<Receipt.Partition, Long> before = wait ? outcomes.shown() : Map.of();
            Receipt receipt = run.publish(events, done -> {
                published.accumulateAndGet(done, Math::max);
                if (!quiet && done % STEP == 0 && done < count) {
                    console.say("import.published", Map.of("done", done, "all", count));
                }
            });
            if (!wait) {
                if (!quiet) {
                    console.say("import.published", Map.of("done", receipt.acknowledged(), "all", count));
                }
                return true;
            }
            run.await(receipt, before, this::tellWaiting);
            Outcomes.Summary summary = outcomes.of(before, receipt, ImportRun.eventIds(events));
            tell(receipt, summary);
            return summary.rejected().isEmpty();
        } finally {
            forget(cutShort);
        }
    }

    private void tellWaiting(long shown, long all) {
        if (ending != null) {
            ending.check();
        }
        if (!quiet) {
            console.say("import.waiting", Map.of("done", shown, "all", all));
        }
    }

    private void tellCutShort(long published, long all) {
        console.say("import.cut-short", Map.of("done", published, "all", all));
        console.hint(published < all ? "import.cut-short.hint" : "import.cut-short-waiting.hint", Map.of());
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending; the hook has spoken
        }
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
            console.hint("import.waiting-rate.hint", arguments);
        }
    }

    private void tell(Receipt receipt, Outcomes.Summary summary) {
        if (!quiet || !summary.rejected().isEmpty()) {
            console.say(
                    "import.outcome",
                    Map.of(
                            "published", receipt.acknowledged(),
                            "posted", summary.posted(),
                            "duplicates", summary.duplicates(),
                            "rejected", summary.rejected().size()));
        }
        summary.rejected().stream()
                .limit(MOST_REJECTIONS_SHOWN)
                .forEach(rejection -> console.say(
                        "import.rejected",
                        Map.of(
                                "place", rejection.kind() + " " + rejection.entityId(),
                                "reason", rejection.reason(),
                                "meaning", meaning(rejection.reason()),
                                "detail", rejection.detail())));
        if (summary.rejected().size() > MOST_REJECTIONS_SHOWN) {
            console.say(
                    "import.more-rejected", Map.of("more", summary.rejected().size() - MOST_REJECTIONS_SHOWN));
        }
    }

    /** What a reason of the ledger's means and asks for, in the user's language, else the reason itself. */
    private String meaning(String reason) {
        String key = "rejection." + reason;
        return console.messages().bundle().containsKey(key) ? console.messages().of(key) : reason;
    }
}

package org.palermo.infra.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.bench.load.Feed;
import org.palermo.infra.bench.load.SyntheticEvent;
import org.palermo.infra.bench.load.SyntheticEvents;
import org.palermo.infra.bench.stage.Delays;
import org.palermo.infra.bench.stage.Expected;
import org.palermo.infra.bench.stage.Ground;
import org.palermo.infra.bench.stage.PlainLoop;
import org.palermo.infra.bench.stage.ReadStage;
import org.palermo.infra.bench.stage.ReportReads;
import org.palermo.infra.bench.stage.ShownStage;
import org.palermo.infra.bench.stage.Stage;
import org.palermo.infra.bench.stage.StreamsStage;
import org.palermo.infra.bench.stage.Stretch;
import org.palermo.infra.bench.stage.UnequalTotals;
import org.palermo.infra.bench.stage.Written;

/**
 * Measures the parts on one stack, one after the other on the same bytes, and a run counts only when what it wrote is what
 * a fold by other rules comes to. Stages are warmed up by a run each, and then take turns, so that a disturbance of the
 * machine meets all of them.
 */
public final class Bench {

    private static final long LOAD = 70;

    private final BenchSettings settings;
    private final Ground ground;
    private final Consumer<Progress> progress;
    private final SyntheticEvents events;
    private @Nullable Expected expected;

    /** What is being done, for who waits. */
    public sealed interface Progress {

        /** So many events of so many bytes in all are made and sent, and folded to be compared with. */
        record Fed(long events, long bytes, long cells) implements Progress {}

        /** A part begins; round 0 is the one that warms up. */
        record Begins(Part part, int round) implements Progress {}

        /** ClickHouse is filled with so many postings. */
        record Filled(long postings) implements Progress {}
    }

    /**
     * @param ground a stack on which nothing else runs, and whose topics are empty
     * @param progress told on the caller's thread
     */
    public Bench(BenchSettings settings, Ground ground, Consumer<Progress> progress) {
        this.settings = settings;
        this.ground = ground;
        this.progress = progress;
        this.events = new SyntheticEvents(settings.seed(), settings.entities(), ground.topics(), ground.registry());
    }

    /**
     * Measures all that was asked for.
     *
     * @throws UnequalTotals where a stage wrote something else than it should: its speed then means nothing
     */
    public List<Line> run() throws InterruptedException {
        feed();
        List<Line> lines = new ArrayList<>(speeds());
        if (wanted(Part.RESTORE)) {
            progress.accept(new Progress.Begins(Part.RESTORE, 1));
            Stretch restored = new StreamsStage(false).restore(ground);
            check(Part.RESTORE);
            ground.clear();
            lines.add(new Line.Speed(Part.RESTORE, restored, 0));
        }
        if (wanted(Part.VISIBLE) || wanted(Part.LAG) || wanted(Part.REPORT)) {
            lines.addAll(shown(lines));
        }
        return lines;
    }

    private void feed() {
        long bytes = 0;
        try (Feed feed = new Feed(ground.addresses().kafkaProperties())) {
            for (int i = 0; i < settings.events(); i++) {
                SyntheticEvent event = events.next();
                bytes += event.value().length;
                feed.send(event);
            }
            feed.flush();
        }
        expected = Expected.of(ground);
        progress.accept(
                new Progress.Fed(settings.events(), bytes, expected.totals().size()));
    }

    private List<Line.Speed> speeds() throws InterruptedException {
        Map<Part, Stage> stages = stages();
        Map<Part, List<Stretch>> measured = new EnumMap<>(Part.class);
        for (int round = 0; round <= settings.rounds(); round++) {
            for (Map.Entry<Part, Stage> stage : stages.entrySet()) {
                progress.accept(new Progress.Begins(stage.getKey(), round));
                Stretch stretch = stage.getValue().run(ground);
                if (stage.getKey() != Part.READ) {
                    check(stage.getKey());
                    ground.clear();
                }
                if (round > 0) {
                    measured.computeIfAbsent(stage.getKey(), _ -> new ArrayList<>())
                            .add(stretch);
                }
            }
        }
        List<Line.Speed> lines = new ArrayList<>();
        List<Stretch> baseline = measured.get(Part.PLAIN);
        Stretch plain = baseline == null ? null : middle(baseline);
        measured.forEach((part, stretches) -> lines.add(speed(part, middle(stretches), plain)));
        return lines;
    }

    private Map<Part, Stage> stages() {
        Map<Part, Stage> stages = new EnumMap<>(Part.class);
        if (wanted(Part.READ)) {
            stages.put(Part.READ, new ReadStage());
        }
        if (wanted(Part.PLAIN) || wanted(Part.MEMORY) || wanted(Part.DISK) || wanted(Part.VISIBLE)) {
            stages.put(Part.PLAIN, new PlainLoop());
        }
        if (wanted(Part.MEMORY)) {
            stages.put(Part.MEMORY, new StreamsStage(true));
        }
        if (wanted(Part.DISK)) {
            stages.put(Part.DISK, new StreamsStage(false));
        }
        return stages;
    }

    private List<Line> shown(List<Line> before) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        Stretch plain = before.stream()
                .filter(line -> line.part() == Part.PLAIN)
                .map(line -> ((Line.Speed) line).stretch())
                .findFirst()
                .orElse(null);
        if (wanted(Part.VISIBLE)) {
            warmUp();
        }
        List<Stretch> measured = new ArrayList<>();
        int rounds = wanted(Part.VISIBLE) ? settings.rounds() : 1;
        for (int round = 1; round <= rounds; round++) {
            progress.accept(new Progress.Begins(Part.VISIBLE, round));
            try (ShownStage stage = new ShownStage(ground)) {
                measured.add(stage.catchUp());
                check(Part.VISIBLE);
                expected().checkShown(stage.database());
                if (round == rounds) {
                    if (wanted(Part.VISIBLE)) {
                        lines.add(speed(Part.VISIBLE, middle(measured), plain));
                    }
                    if (wanted(Part.LAG)) {
                        lines.add(lag(stage, middle(measured)));
                    }
                    if (wanted(Part.REPORT)) {
                        lines.addAll(reports(stage));
                    }
                }
            }
            ground.clear();
        }
        return lines;
    }

    private void warmUp() throws InterruptedException {
        progress.accept(new Progress.Begins(Part.VISIBLE, 0));
        try (ShownStage stage = new ShownStage(ground)) {
            stage.catchUp();
        }
        ground.clear();
    }

    private Line lag(ShownStage stage, Stretch visible) throws InterruptedException {
        progress.accept(new Progress.Begins(Part.LAG, 1));
        long perSecond = Math.max(1, visible.perWallSecond() * LOAD / 100);
        Delays delays = stage.lag(events, perSecond, settings.lag());
        return new Line.Lag(perSecond, delays);
    }

    private List<Line> reports(ShownStage stage) {
        List<Line> lines = new ArrayList<>();
        ReportReads reads = new ReportReads(stage.database());
        for (long goal : new TreeSet<>(settings.postings())) {
            long postings = reads.fill(goal);
            reads.settle();
            progress.accept(new Progress.Filled(postings));
            progress.accept(new Progress.Begins(Part.REPORT, 1));
            for (boolean fromPostings : new boolean[] {false, true}) {
                lines.add(new Line.Reads(false, fromPostings, postings, reads.report(fromPostings, settings.reads())));
                lines.add(new Line.Reads(true, fromPostings, postings, reads.fund(fromPostings, settings.reads())));
            }
        }
        return lines;
    }

    private void check(Part part) {
        expected().check(part.word(), Written.read(ground));
    }

    private Expected expected() {
        if (expected == null) {
            throw new IllegalStateException("nothing was fed yet");
        }
        return expected;
    }

    private boolean wanted(Part part) {
        return settings.only().contains(part);
    }

    private static Line.Speed speed(Part part, Stretch stretch, @Nullable Stretch plain) {
        return new Line.Speed(
                part, stretch, plain == null ? 0 : stretch.perCpuSecond() * 100 / Math.max(1, plain.perCpuSecond()));
    }

    private static Stretch middle(List<Stretch> stretches) {
        return stretches.stream()
                .sorted(Comparator.comparing(Stretch::cpu))
                .toList()
                .get(stretches.size() / 2);
    }
}

package org.palermo.infra.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.bench.BenchSettings;
import org.palermo.infra.bench.Line;
import org.palermo.infra.bench.Part;
import org.palermo.infra.bench.stage.Delays;
import org.palermo.infra.bench.stage.Stretch;

/** What was measured, as a table for people and as JSON for programs. */
final class BenchResults {

    private final Messages messages;
    private final BenchSettings settings;

    BenchResults(Messages messages, BenchSettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    /** A part by its name in the user's language. */
    static String name(Messages messages, Part part) {
        return messages.of(
                switch (part) {
                    case READ -> "bench.read";
                    case PLAIN -> "bench.plain";
                    case MEMORY -> "bench.memory";
                    case DISK -> "bench.disk";
                    case VISIBLE -> "bench.visible";
                    case LAG -> "bench.lag";
                    case RESTORE -> "bench.restore";
                    case REPORT -> "bench.report";
                });
    }

    String text(List<Line> lines) {
        StringBuilder text = new StringBuilder(messages.of(
                        "bench.machine",
                        Map.of(
                                "processors",
                                Runtime.getRuntime().availableProcessors(),
                                "megabytes",
                                Runtime.getRuntime().maxMemory() >> 20,
                                "java",
                                Runtime.version().toString(),
                                "events",
                                settings.events(),
                                "seed",
                                settings.seed(),
                                "rounds",
                                settings.rounds())))
                .append("\n\n");
        List<List<String>> speeds = new ArrayList<>();
        List<List<String>> delays = new ArrayList<>();
        for (Line line : lines) {
            switch (line) {
                case Line.Speed speed -> speeds.add(speed(speed));
                case Line.Lag lag ->
                    delays.add(delay(messages.of("bench.lag-at", Map.of("rate", lag.perSecond())), lag.delays(), null));
                case Line.Reads reads ->
                    delays.add(delay(
                            messages.of(
                                    reads.fundAlone() ? "bench.fund-over" : "bench.report-over",
                                    Map.of(
                                            "source",
                                            reads.fromPostings() ? "postings" : "totals",
                                            "postings",
                                            reads.postings())),
                            reads.delays(),
                            fewest(lines, reads)));
            }
        }
        if (!speeds.isEmpty()) {
            text.append(table(
                    List.of("bench.stage", "bench.per-cpu-second", "bench.per-second", "bench.seconds", "bench.ratio"),
                    speeds));
        }
        if (!delays.isEmpty()) {
            List<String> heads = List.of("bench.delay", "bench.p50", "bench.p99", "bench.samples", "bench.growth");
            int columns = delays.stream().allMatch(row -> row.getLast().isEmpty()) ? heads.size() - 1 : heads.size();
            text.append(speeds.isEmpty() ? "" : "\n")
                    .append(table(
                            heads.subList(0, columns),
                            delays.stream().map(row -> row.subList(0, columns)).toList()));
        }
        return text.toString();
    }

    private List<String> speed(Line.Speed line) {
        Stretch stretch = line.stretch();
        return List.of(
                name(messages, line.part()),
                number(stretch.perCpuSecond()),
                number(stretch.perWallSecond()),
                decimal(stretch.wall().toMillis(), 3, 1),
                line.hundredths() == 0 ? "" : decimal(line.hundredths(), 2, 2));
    }

    private List<String> delay(String name, Delays delays, @Nullable Delays fewest) {
        return List.of(
                name,
                milliseconds(delays.percentile(50)),
                milliseconds(delays.percentile(99)),
                number(delays.samples()),
                fewest == null ? "" : growth(fewest, delays, 50) + " / " + growth(fewest, delays, 99));
    }

    /** The same document over the fewest postings that it was read over; null where these are the fewest. */
    private static @Nullable Delays fewest(List<Line> lines, Line.Reads reads) {
        return lines.stream()
                .filter(Line.Reads.class::isInstance)
                .map(Line.Reads.class::cast)
                .filter(other -> other.fundAlone() == reads.fundAlone()
                        && other.fromPostings() == reads.fromPostings()
                        && other.postings() < reads.postings())
                .min(Comparator.comparingLong(Line.Reads::postings))
                .map(Line.Reads::delays)
                .orElse(null);
    }

    private String growth(Delays fewest, Delays delays, int percentile) {
        long before = Math.max(1, fewest.percentile(percentile).toNanos() / 1000);
        return decimal(delays.percentile(percentile).toNanos() / 10 / before, 2, 1);
    }

    private String milliseconds(Duration time) {
        return messages.of("bench.milliseconds", Map.of("milliseconds", time.toMillis()));
    }

    private String number(long number) {
        return messages.of("number", Map.of("number", number));
    }

    private String decimal(long unscaled, int scale, int digits) {
        BigDecimal value = BigDecimal.valueOf(unscaled, scale).setScale(digits, java.math.RoundingMode.HALF_UP);
        return value.toPlainString().replace('.', messages.of("bench.point").charAt(0));
    }

    private String table(List<String> heads, List<List<String>> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(heads.stream().map(messages::of).toList());
        rows.addAll(lines);
        int[] widths = new int[heads.size()];
        rows.forEach(row -> IntStream.range(0, widths.length)
                .forEach(i -> widths[i] = Math.max(widths[i], row.get(i).length())));
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(row.getFirst())
                    .repeat(' ', widths[0] - row.getFirst().length());
            for (int i = 1; i < widths.length; i++) {
                line.repeat(' ', 2 + widths[i] - row.get(i).length()).append(row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** One object; times in nanoseconds, ratios in hundredths. */
    String json(List<Line> lines) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("events", settings.events());
            json.writeNumberField("seed", settings.seed());
            json.writeNumberField("rounds", settings.rounds());
            json.writeNumberField("processors", Runtime.getRuntime().availableProcessors());
            json.writeNumberField("heapBytes", Runtime.getRuntime().maxMemory());
            json.writeStringField("java", Runtime.version().toString());
            json.writeArrayFieldStart("results");
            for (Line line : lines) {
                write(json, line);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Line line) throws IOException {
        json.writeStartObject();
        json.writeStringField("stage", line.part().word());
        switch (line) {
            case Line.Speed speed -> {
                json.writeNumberField("events", speed.stretch().events());
                json.writeNumberField("cpu", speed.stretch().cpu().toNanos());
                json.writeNumberField("wall", speed.stretch().wall().toNanos());
                json.writeNumberField("perCpuSecond", speed.stretch().perCpuSecond());
                json.writeNumberField("perSecond", speed.stretch().perWallSecond());
                json.writeNumberField("ofBaseline", speed.hundredths());
            }
            case Line.Lag lag -> {
                json.writeNumberField("perSecond", lag.perSecond());
                write(json, lag.delays());
            }
            case Line.Reads reads -> {
                json.writeStringField("document", reads.fundAlone() ? "fund" : "report");
                json.writeStringField("source", reads.fromPostings() ? "postings" : "totals");
                json.writeNumberField("postings", reads.postings());
                write(json, reads.delays());
            }
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Delays delays) throws IOException {
        json.writeNumberField("p50", delays.percentile(50).toNanos());
        json.writeNumberField("p99", delays.percentile(99).toNanos());
        json.writeNumberField("samples", delays.samples());
    }
}

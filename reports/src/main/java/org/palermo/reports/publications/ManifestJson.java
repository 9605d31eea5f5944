package org.palermo.reports.publications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Period;
import org.palermo.reports.publications.InvalidManifest.Fault;
import org.palermo.reports.publications.Manifest.Asked;
import org.palermo.reports.publications.Manifest.Attached;
import org.palermo.reports.publications.Manifest.Definitions;
import org.palermo.reports.publications.Manifest.FigureDigest;
import org.palermo.reports.publications.Manifest.Output;
import org.palermo.reports.publications.Manifest.PublishedFigure;
import org.palermo.reports.publications.Manifest.RateUsed;
import org.palermo.reports.publications.Manifest.Records;
import org.palermo.reports.publications.Manifest.Software;
import org.palermo.reports.publications.Manifest.Survivors;
import org.palermo.reports.publications.Manifest.Value;
import org.palermo.reports.statements.Restated;
import org.palermo.schemas.topics.Position;

/**
 * Manifests as JSON: always the same bytes for the same manifest. The layout is {@value #FORMAT} and is described in
 * {@code docs/publications.md}; one that means something else gets another number.
 */
public final class ManifestJson {

    /** What every manifest of this layout says of itself. */
    public static final String FORMAT = "palermo-publication/1";

    private static final int HASH_IN_ID = 12;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final ObjectWriter PRETTY = JSON.writer(pretty());

    private ManifestJson() {}

    private static DefaultPrettyPrinter pretty() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter pretty = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        pretty.indentObjectsWith(lines);
        pretty.indentArraysWith(lines);
        return pretty;
    }

    /** The manifest under the id that its content gives it. */
    public static Manifest identified(Manifest manifest) {
        return manifest.named(id(manifest));
    }

    private static String id(Manifest manifest) {
        return LocalDate.ofInstant(manifest.publishedAt(), ZoneOffset.UTC) + "-"
                + Digests.sha256(write(manifest.named(""))).substring(0, HASH_IN_ID);
    }

    /** UTF-8 text with a line feed at its end. */
    public static String write(Manifest manifest) {
        try {
            return PRETTY.writeValueAsString(node(manifest)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws InvalidManifest where it is none, is of another layout, or was altered since its id was made
     */
    public static Manifest read(String text) {
        Manifest manifest;
        try {
            JsonNode root = JSON.readTree(text);
            String format = root.path("format").asText();
            if (!format.equals(FORMAT)) {
                throw format.startsWith("palermo-publication/")
                        ? new InvalidManifest(Fault.UNKNOWN_FORMAT, format)
                        : new InvalidManifest(Fault.UNREADABLE, "it does not say \"format\": \"" + FORMAT + "\"");
            }
            manifest = manifest(root);
        } catch (JsonProcessingException e) {
            throw new InvalidManifest(Fault.UNREADABLE, e.getOriginalMessage());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InvalidManifest(Fault.UNREADABLE, String.valueOf(e.getMessage()));
        }
        String own = id(manifest);
        if (!own.equals(manifest.id())) {
            throw new InvalidManifest(Fault.ALTERED, "its id is " + manifest.id() + ", its content gives " + own);
        }
        if (!write(manifest).equals(text)) {
            throw new InvalidManifest(Fault.ALTERED, "it holds more than its id was made of, or is laid out anew");
        }
        return manifest;
    }

    // ---- writing ------------------------------------------------------------------------------------------------

    private static ObjectNode node(Manifest manifest) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("id", manifest.id());
        root.put("publishedAt", manifest.publishedAt().toString());
        root.put("publishedBy", manifest.publishedBy());
        asked(root.putObject("asked"), manifest.asked());
        restated(root, manifest.restated());
        root.putObject("software")
                .put("palermo", manifest.software().palermo())
                .put("icu", manifest.software().icu());
        definitions(root.putObject("definitions"), manifest.definitions());
        ArrayNode coverage = root.putArray("coverage");
        for (Position position : manifest.coverage().last()) {
            coverage.addObject()
                    .put("topic", position.topic())
                    .put("partition", position.partition())
                    .put("upTo", position.offset());
        }
        ArrayNode rates = root.putArray("rates");
        for (RateUsed rate : manifest.rates()) {
            rates.addObject()
                    .put("currency", rate.currency())
                    .put("month", rate.month())
                    .put("unitsPerUsd", rate.unitsPerUsd())
                    .put("records", rate.records());
        }
        ArrayNode records = root.putArray("records");
        for (Records account : manifest.records()) {
            records.addObject()
                    .put("account", account.account())
                    .put("from", text(account.from()))
                    .put("to", account.to().toString())
                    .put("records", account.records())
                    .put("sha256", account.sha256());
        }
        ArrayNode figures = root.putArray("figures");
        manifest.figures().forEach(figure -> figure(figures.addObject(), figure));
        if (!manifest.survivors().known().isEmpty()) {
            ObjectNode survivors = root.putObject("survivors");
            counts(survivors.putObject("before"), manifest.survivors().before());
            counts(survivors.putObject("shown"), manifest.survivors().shown());
        }
        ArrayNode outputs = root.putArray("outputs");
        for (Output output : manifest.outputs()) {
            outputs.addObject()
                    .put("file", output.file())
                    .put("format", output.format())
                    .put("mediaType", output.mediaType())
                    .put("language", output.language())
                    .put("bytes", output.bytes())
                    .put("sha256", output.sha256());
        }
        return root;
    }

    private static void asked(ObjectNode out, Asked asked) {
        period(out, asked.period());
        out.put("programme", asked.programme());
        out.put("knownOn", text(asked.knownOn()));
        asked.languages().forEach(out.putArray("languages")::add);
        asked.formats().forEach(out.putArray("formats")::add);
        ObjectNode options = out.putObject("options");
        asked.options().forEach(options::put);
        ArrayNode files = out.putArray("files");
        for (Attached file : asked.files()) {
            files.addObject()
                    .put("role", file.role())
                    .put("name", file.name())
                    .put("sha256", Digests.sha256(file.text()))
                    .put("text", file.text());
        }
    }

    private static void restated(ObjectNode root, @Nullable Restated restated) {
        if (restated == null) {
            root.putNull("restates");
        } else {
            root.putObject("restates")
                    .put("publication", restated.publication())
                    .put("publishedOn", restated.publishedOn().toString())
                    .put("figures", restated.figures());
        }
    }

    private static void definitions(ObjectNode out, Definitions definitions) {
        out.put("version", definitions.version());
        out.put("template", definitions.template());
        ObjectNode wording = out.putObject("wording");
        definitions.wording().forEach(wording::put);
        ObjectNode figures = out.putObject("figures");
        definitions
                .figures()
                .forEach((id, digest) ->
                        figures.putObject(id).put("rule", digest.rule()).put("words", digest.words()));
    }

    private static void figure(ObjectNode out, PublishedFigure figure) {
        out.put("id", figure.id());
        if (!figure.by().isEmpty()) {
            out.put("by", figure.by());
        }
        period(out, figure.asked());
        out.put("programme", figure.programme());
        Value value = figure.figure();
        out.put("unit", value.unit());
        out.put("value", value.value());
        out.put("atMost", value.atMost());
        out.put("absent", value.absent());
        value.members().forEach(out.putArray("members")::add);
        numbers(out.putObject("parts"), value.parts());
        numbers(out.putObject("evidence"), value.evidence());
    }

    private static void counts(ObjectNode out, Map<String, Long> counts) {
        counts.forEach(out::put);
    }

    /** Manifests of before have none. */
    private static Survivors survivors(JsonNode root) {
        JsonNode survivors = root.path("survivors");
        return new Survivors(counts(survivors.path("before")), counts(survivors.path("shown")));
    }

    private static SortedMap<String, Long> counts(JsonNode node) {
        SortedMap<String, Long> counts = new TreeMap<>();
        node.properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        return counts;
    }

    private static void numbers(ObjectNode out, Map<String, BigDecimal> numbers) {
        numbers.forEach(out::put);
    }

    private static void period(ObjectNode out, Period period) {
        out.putObject("period")
                .put("from", period.from().toString())
                .put("to", period.to().toString());
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    // ---- reading ------------------------------------------------------------------------------------------------

    private static Manifest manifest(JsonNode root) {
        return new Manifest(
                string(root, "id"),
                Instant.parse(string(root, "publishedAt")),
                string(root, "publishedBy"),
                asked(required(root, "asked")),
                restated(required(root, "restates")),
                new Software(string(required(root, "software"), "palermo"), string(required(root, "software"), "icu")),
                definitions(required(root, "definitions")),
                new Positions(list(
                        root,
                        "coverage",
                        node -> new Position(
                                string(node, "topic"),
                                Math.toIntExact(number(node, "partition")),
                                number(node, "upTo")))),
                list(
                        root,
                        "rates",
                        node -> new RateUsed(
                                string(node, "currency"),
                                string(node, "month"),
                                string(node, "unitsPerUsd"),
                                number(node, "records"))),
                list(
                        root,
                        "records",
                        node -> new Records(
                                string(node, "account"),
                                day(node, "from"),
                                LocalDate.parse(string(node, "to")),
                                number(node, "records"),
                                string(node, "sha256"))),
                list(root, "figures", ManifestJson::figure),
                survivors(root),
                list(
                        root,
                        "outputs",
                        node -> new Output(
                                string(node, "file"),
                                string(node, "format"),
                                string(node, "mediaType"),
                                string(node, "language"),
                                number(node, "bytes"),
                                string(node, "sha256"))));
    }

    private static Asked asked(JsonNode node) {
        SortedMap<String, String> options = new TreeMap<>();
        required(node, "options")
                .properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asText()));
        return new Asked(
                period(node),
                string(node, "programme"),
                day(node, "knownOn"),
                list(node, "languages", JsonNode::asText),
                list(node, "formats", JsonNode::asText),
                options,
                list(
                        node,
                        "files",
                        file -> new Attached(string(file, "role"), string(file, "name"), string(file, "text"))));
    }

    private static @Nullable Restated restated(JsonNode node) {
        return node.isNull()
                ? null
                : new Restated(
                        string(node, "publication"),
                        LocalDate.parse(string(node, "publishedOn")),
                        Math.toIntExact(number(node, "figures")));
    }

    private static Definitions definitions(JsonNode node) {
        SortedMap<String, FigureDigest> figures = new TreeMap<>();
        required(node, "figures")
                .properties()
                .forEach(figure -> figures.put(
                        figure.getKey(),
                        new FigureDigest(string(figure.getValue(), "rule"), string(figure.getValue(), "words"))));
        SortedMap<String, String> wording = new TreeMap<>();
        required(node, "wording")
                .properties()
                .forEach(language ->
                        wording.put(language.getKey(), language.getValue().asText()));
        return new Definitions(figures, string(node, "template"), wording);
    }

    private static PublishedFigure figure(JsonNode node) {
        JsonNode absent = required(node, "absent");
        return new PublishedFigure(
                string(node, "id"),
                node.path("by").asText(""),
                period(node),
                string(node, "programme"),
                new Value(
                        string(node, "unit"),
                        decimal(required(node, "value")),
                        decimal(required(node, "atMost")),
                        absent.isNull() ? null : absent.asText(),
                        list(node, "members", JsonNode::asText),
                        numbers(required(node, "parts")),
                        numbers(required(node, "evidence"))));
    }

    private static SortedMap<String, BigDecimal> numbers(JsonNode node) {
        SortedMap<String, BigDecimal> numbers = new TreeMap<>();
        node.properties()
                .forEach(
                        number -> numbers.put(number.getKey(), number.getValue().decimalValue()));
        return numbers;
    }

    private static Period period(JsonNode node) {
        JsonNode period = required(node, "period");
        return new Period(LocalDate.parse(string(period, "from")), LocalDate.parse(string(period, "to")));
    }

    private static @Nullable BigDecimal decimal(JsonNode node) {
        return node.isNull() ? null : node.decimalValue();
    }

    private static @Nullable LocalDate day(JsonNode node, String name) {
        JsonNode day = required(node, name);
        return day.isNull() ? null : LocalDate.parse(day.asText());
    }

    private static String string(JsonNode node, String name) {
        return required(node, name).asText();
    }

    private static long number(JsonNode node, String name) {
        return required(node, name).asLong();
    }

    private static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> reader) {
        List<T> values = new ArrayList<>();
        required(node, name).forEach(value -> values.add(reader.apply(value)));
        return values;
    }

    private static JsonNode required(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return value;
    }
}

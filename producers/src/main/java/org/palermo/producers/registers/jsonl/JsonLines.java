package org.palermo.producers.registers.jsonl;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.palermo.producers.findings.Characters;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Column;
import org.palermo.producers.registers.Line;
import org.palermo.producers.registers.Lines;
import org.palermo.producers.registers.Naming;
import org.palermo.producers.registers.Nearest;
import org.palermo.producers.registers.Register;
import org.palermo.producers.registers.Row;
import org.palermo.producers.registers.Spaces;
import org.palermo.schemas.codes.Language;

/** Statements as JSON Lines: one object a line, kinds mixed, in the order in which they are to be told. */
public final class JsonLines {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Fields of the line itself, and the column that each stands for. */
    private static final Map<String, String> ENVELOPE = Map.of(
            "entityId", "id",
            "recordedAt", "recorded_at",
            "recordedBy", "recorded_by",
            "source", "source",
            "evidence", "evidence",
            "note", "note");

    private static final Set<String> OTHERS = Set.of("kind", "eventId", "asserted", "withdrawn");
    private static final Set<String> COMMON =
            Set.of("id", "status", "status_reason", "recorded_at", "recorded_by", "source", "evidence", "note");
    private static final String ASSERTED = "asserted";
    private static final String WITHDRAWN = "withdrawn";
    private static final int LONGEST_EVENT_ID = 200;

    private final Map<String, Register> byKind = new HashMap<>();
    private final String file;
    private final Consumer<Row> rows;
    private final Consumer<Finding> findings;
    private final Map<Register, Naming> namings = new HashMap<>();
    private final Set<String> unknownMet = new HashSet<>();

    /**
     * @param registers of all kinds
     * @param file as findings name it
     * @param rows is given every line that is such an object, in order
     * @param findings is given what is wrong with the rest
     */
    public JsonLines(List<Register> registers, String file, Consumer<Row> rows, Consumer<Finding> findings) {
        registers.forEach(register -> byKind.put(register.kind(), register));
        this.file = file;
        this.rows = rows;
        this.findings = findings;
    }

    /** @throws IOException where the file cannot be read */
    public void read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        if (lines.isUtf16()) {
            findings.accept(Finding.of(FindingCode.NOT_UTF8, Place.ofFile(file), "UTF-16"));
            return;
        }
        long number = 0;
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            number++;
            read(line.get(), Place.ofRow(file, number));
        }
    }

    private void read(Line line, Place place) {
        Optional<String> text = line.text();
        if (line.cut()) {
            findings.accept(new Finding(
                    FindingCode.LINE_TOO_LONG, place, Line.shown(line.raw()), Map.of("limit", Lines.LONGEST)));
        } else if (text.isEmpty()) {
            findings.accept(Finding.of(FindingCode.NOT_UTF8, place, Line.shown(line.raw())));
        } else if (!Spaces.isBlank(text.get())) {
            parsed(text.get(), place).ifPresent(node -> statement(node, text.get(), place));
        }
    }

    private Optional<JsonNode> parsed(String text, Place place) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return Optional.of(node);
            }
            findings.accept(Finding.of(FindingCode.JSON_CONTENT, place, text));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            findings.accept(new Finding(
                    FindingCode.JSON_MALFORMED, place, text, Map.of("position", at == null ? 1 : at.getColumnNr())));
        }
        return Optional.empty();
    }

    private void statement(JsonNode line, String text, Place place) {
        String kind = line.path("kind").isTextual()
                ? line.path("kind").textValue()
                : line.path("kind").toString();
        Register register = byKind.get(kind);
        if (register == null) {
            findings.accept(new Finding(
                    FindingCode.KIND_UNKNOWN,
                    place.at("kind"),
                    kind,
                    Map.of(
                            "known",
                            String.join(", ", byKind.keySet().stream().sorted().toList()))));
            return;
        }
        JsonNode asserted = line.path(ASSERTED);
        JsonNode withdrawn = line.path(WITHDRAWN);
        if (asserted.isObject() == withdrawn.isObject()
                || !asserted.isObject() && present(asserted)
                || !withdrawn.isObject() && present(withdrawn)) {
            findings.accept(Finding.of(FindingCode.JSON_CONTENT, place, text));
            return;
        }
        Content content = new Content(register, place);
        line.properties().forEach(field -> content.envelope(field.getKey(), field.getValue()));
        if (asserted.isObject()) {
            asserted.properties().forEach(field -> content.asserted(field.getKey(), field.getValue()));
        } else {
            content.put("status", new Cell.Text(WITHDRAWN));
            withdrawn.properties().forEach(field -> content.withdrawn(field.getKey(), field.getValue()));
        }
        rows.accept(new Row(
                register,
                place,
                Row.Form.JSON,
                namings.computeIfAbsent(register, JsonLines::naming),
                content.cells,
                Optional.of(content.eventId.isEmpty() ? hash(text) : content.eventId),
                content.findings));
    }

    /** What a line calls each column. */
    private static Naming naming(Register register) {
        Map<String, String> names = new HashMap<>();
        register.columns().forEach(column -> names.put(column.name(), column.jsonName()));
        ENVELOPE.forEach((name, column) -> names.put(column, name));
        names.put("status", WITHDRAWN);
        names.put("status_reason", WITHDRAWN);
        names.put("event_id", "eventId");
        return new Naming(Language.EN, names, Map.of());
    }

    private static boolean present(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    /** SHA-256 of the whole line, so that the same line is the same event, and a line that differs is another one. */
    private static String hash(String line) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The cells of one line. */
    private final class Content {

        private final Register register;
        private final Place place;
        private final Map<String, Cell> cells = new HashMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, Column> columns;
        private String eventId = "";

        Content(Register register, Place place) {
            this.register = register;
            this.place = place;
            this.columns = register.byJsonName();
        }

        void put(String column, Cell cell) {
            if (!(cell instanceof Cell.Text text) || !Spaces.isBlank(text.text())) {
                cells.put(column, cell);
            }
        }

        void envelope(String name, JsonNode value) {
            String column = ENVELOPE.get(name);
            if (column != null) {
                scalar(column, name, value);
            } else if (name.equals("eventId") && present(value)) {
                eventId(value);
            } else if (!OTHERS.contains(name)) {
                unknown(name, ENVELOPE.keySet());
            }
        }

        private void eventId(JsonNode value) {
            String id = value.isTextual() ? Spaces.strip(value.textValue()) : "";
            if (id.isEmpty()
                    || id.length() > LONGEST_EVENT_ID
                    || id.codePoints().anyMatch(Characters::isUnseen)) {
                findings.add(wrongType("eventId", value, Expected.ID));
            }
            eventId = id;
        }

        void withdrawn(String name, JsonNode value) {
            if (name.equals("reason")) {
                scalar("status_reason", WITHDRAWN, value);
            } else {
                unknown(name, List.of("reason"));
            }
        }

        void asserted(String name, JsonNode value) {
            Column column = columns.get(name);
            if (column == null || COMMON.contains(column.name())) {
                unknown(name, columns.keySet());
            } else if (present(value)) {
                put(column.name(), cell(column, name, value));
            }
        }

        private void scalar(String column, String name, JsonNode value) {
            if (value.isTextual()) {
                put(column, new Cell.Text(value.textValue()));
            } else if (present(value)) {
                put(column, unreadable(name, value, Expected.TEXT));
            }
        }

        private Cell cell(Column column, String name, JsonNode value) {
            return switch (column.shape()) {
                case TEXT ->
                    value.isTextual() ? new Cell.Text(value.textValue()) : unreadable(name, value, Expected.TEXT);
                case DECIMAL ->
                    value.isTextual() ? new Cell.Text(value.textValue()) : unreadable(name, value, Expected.DECIMAL);
                case NUMBER -> whole(value) ? new Cell.Text(value.asText()) : unreadable(name, value, Expected.NUMBER);
                case YES_NO ->
                    value.isBoolean()
                            ? new Cell.Text(value.booleanValue() ? "yes" : "no")
                            : value.isTextual()
                                    ? new Cell.Text(value.textValue())
                                    : unreadable(name, value, Expected.YES_NO);
                case LIST -> list(name, value, true);
                case NUMBERS -> list(name, value, false);
                case BREAKDOWN -> breakdown(name, value);
                case BREAKDOWN_OR_NUMBER -> whole(value) ? new Cell.Text(value.asText()) : breakdown(name, value);
            };
        }

        private Cell list(String name, JsonNode value, boolean ofTexts) {
            List<String> items = new ArrayList<>();
            boolean sound = value.isArray();
            for (JsonNode item : value) {
                sound &= ofTexts ? item.isTextual() : whole(item);
                items.add(item.asText());
            }
            return sound ? new Cell.Items(items) : unreadable(name, value, ofTexts ? Expected.LIST : Expected.NUMBERS);
        }

        private Cell breakdown(String name, JsonNode value) {
            List<Cell.Pair> pairs = new ArrayList<>();
            boolean sound = value.isObject();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                sound &= whole(entry.getValue());
                pairs.add(new Cell.Pair(entry.getKey(), entry.getValue().asText()));
            }
            return sound ? new Cell.Pairs(pairs) : unreadable(name, value, Expected.BREAKDOWN);
        }

        private static boolean whole(JsonNode value) {
            return value.isIntegralNumber();
        }

        private Cell unreadable(String name, JsonNode value, Expected expected) {
            findings.add(wrongType(name, value, expected));
            return new Cell.Unreadable(value.toString());
        }

        private Finding wrongType(String name, JsonNode value, Expected expected) {
            return new Finding(
                    FindingCode.JSON_TYPE, place.at(name), value.toString(), Map.of("expected", expected.name()));
        }

        private void unknown(String name, Collection<String> known) {
            if (unknownMet.add(register.kind() + "." + name)) {
                List<String> nearest = Nearest.to(name, known);
                findings.add(new Finding(
                        FindingCode.COLUMN_UNKNOWN,
                        place.at(name),
                        name,
                        Map.of("suggestions", String.join(", ", nearest), "count", nearest.size())));
            }
        }
    }
}

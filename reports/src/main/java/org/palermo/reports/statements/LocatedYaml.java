package org.palermo.reports.statements;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A YAML value that knows its place and its key, so that what is wrong with it can be said. */
public sealed interface LocatedYaml {

    /** Deeper than any declaration goes; what is nested deeper is no mistake of the pen. */
    int DEEPEST = 40;

    Place place();

    /**
     * Where a value stands.
     *
     * @param file as named to the reader
     * @param line from 1
     * @param column from 1
     * @param key dotted path, {@code values[3].figure}; empty for the whole file
     */
    record Place(String file, int line, int column, String key) {
        InvalidDeclaration invalid(String problem) {
            return new InvalidDeclaration(this, problem);
        }
    }

    /** A text, number or date, as written. */
    record Scalar(Place place, String value) implements LocatedYaml {}

    /** A list. */
    record Sequence(Place place, List<LocatedYaml> values) implements LocatedYaml {}

    /**
     * Keys and values, in the order written.
     *
     * @param keys where each key itself stands
     */
    record Mapping(Place place, Map<String, LocatedYaml> values, Map<String, Place> keys) implements LocatedYaml {

        LocatedYaml required(String key) {
            LocatedYaml value = values.get(key);
            if (value == null) {
                throw place.invalid("has no " + key);
            }
            return value;
        }

        @Nullable
        LocatedYaml optional(String key) {
            return values.get(key);
        }

        /** Any other key is a slip of the pen. */
        void allow(String... keys) {
            List<String> known = Arrays.asList(keys);
            values.forEach((key, value) -> {
                if (!known.contains(key)) {
                    throw value.place().invalid("is not a key here; known are " + String.join(", ", known));
                }
            });
        }
    }

    default String text() {
        return switch (this) {
            case Scalar scalar -> {
                if (scalar.value().isBlank()) {
                    throw place().invalid("is empty");
                }
                yield scalar.value();
            }
            case Sequence _ -> throw place().invalid("should be a text, but is a list");
            case Mapping _ -> throw place().invalid("should be a text, but has keys of its own");
        };
    }

    default List<LocatedYaml> items() {
        return switch (this) {
            case Sequence sequence -> sequence.values();
            case Scalar scalar -> throw place().invalid("should be a list, but is \"" + scalar.value() + "\"");
            case Mapping _ -> throw place().invalid("should be a list, but has keys of its own");
        };
    }

    default Mapping mapping() {
        return switch (this) {
            case Mapping mapping -> mapping;
            case Scalar scalar ->
                throw place().invalid("should have keys of its own, but is \"" + scalar.value() + "\"");
            case Sequence _ -> throw place().invalid("should have keys of its own, but is a list");
        };
    }

    /** @throws InvalidDeclaration if the text is no YAML, or names a key twice */
    static LocatedYaml read(String file, String yaml) {
        return read(file, yaml, place -> {
            throw place.invalid("stands here twice");
        });
    }

    /**
     * Reads a file whose reader tells of all that is wrong, not only of the first.
     *
     * @param twice told of each key that stands twice; its last value is kept
     * @throws InvalidDeclaration if the text is no YAML, empty, or more than one document
     */
    static LocatedYaml read(String file, String yaml, Consumer<Place> twice) {
        try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
            if (parser.nextToken() == null) {
                throw new InvalidDeclaration(file, 1, "", "is empty");
            }
            LocatedYaml value = value(parser, file, "", twice, 0);
            if (parser.nextToken() != null) {
                throw place(parser, file, "").invalid("begins a second document; a file holds one");
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new InvalidDeclaration(
                    new Place(
                            file,
                            at == null ? 1 : Math.max(1, at.getLineNr()),
                            at == null ? 1 : Math.max(1, at.getColumnNr()),
                            ""),
                    "is no YAML: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new InvalidDeclaration(file, "cannot be read", e);
        }
    }

    /** The rest of what the parser says shows the place once more. */
    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private static Place place(JsonParser parser, String file, String key) {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), key);
    }

    private static LocatedYaml value(JsonParser parser, String file, String key, Consumer<Place> twice, int depth)
            throws IOException {
        Place place = place(parser, file, key);
        if (depth > DEEPEST) {
            throw place.invalid("is nested deeper than " + DEEPEST + " levels");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, place, twice, depth);
            case START_ARRAY -> sequence(parser, place, twice, depth);
            default -> new Scalar(place, parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
        };
    }

    private static Mapping mapping(JsonParser parser, Place place, Consumer<Place> twice, int depth)
            throws IOException {
        Map<String, LocatedYaml> values = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place at = place(parser, place.file(), place.key().isEmpty() ? name : place.key() + "." + name);
            parser.nextToken();
            if (values.put(name, value(parser, place.file(), at.key(), twice, depth + 1)) != null) {
                twice.accept(at);
            }
            keys.put(name, at);
        }
        return new Mapping(place, values, keys);
    }

    private static Sequence sequence(JsonParser parser, Place place, Consumer<Place> twice, int depth)
            throws IOException {
        List<LocatedYaml> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String key = place.key() + "[" + (values.size() + 1) + "]";
            values.add(value(parser, place.file(), key, twice, depth + 1));
        }
        return new Sequence(place, values);
    }
}

package org.palermo.reports.statements;

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
import org.jspecify.annotations.Nullable;

/** A YAML value that knows its line and its key, so that what is wrong with it can be said. */
sealed interface LocatedYaml {

    Place place();

    /**
     * Where a value stands.
     *
     * @param file as named to the reader
     * @param line from 1
     * @param key dotted path, {@code values[3].figure}; empty for the whole file
     */
    record Place(String file, int line, String key) {
        InvalidDeclaration invalid(String problem) {
            return new InvalidDeclaration(file, line, key, problem);
        }
    }

    /** A text, number or date, as written. */
    record Scalar(Place place, String value) implements LocatedYaml {}

    /** A list. */
    record Sequence(Place place, List<LocatedYaml> values) implements LocatedYaml {}

    /** Keys and values, in the order written. */
    record Mapping(Place place, Map<String, LocatedYaml> values) implements LocatedYaml {

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
        try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
            if (parser.nextToken() == null) {
                throw new InvalidDeclaration(file, 1, "", "is empty");
            }
            return value(parser, file, "");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InvalidDeclaration(file, line, "", "is no YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidDeclaration(file, "cannot be read", e);
        }
    }

    private static LocatedYaml value(JsonParser parser, String file, String key) throws IOException {
        Place place = new Place(file, parser.currentTokenLocation().getLineNr(), key);
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, place);
            case START_ARRAY -> sequence(parser, place);
            default -> new Scalar(place, parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
        };
    }

    private static Mapping mapping(JsonParser parser, Place place) throws IOException {
        Map<String, LocatedYaml> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            String key = place.key().isEmpty() ? name : place.key() + "." + name;
            if (values.put(name, value(parser, place.file(), key)) != null) {
                throw new InvalidDeclaration(place.file(), line, key, "stands here twice");
            }
        }
        return new Mapping(place, values);
    }

    private static Sequence sequence(JsonParser parser, Place place) throws IOException {
        List<LocatedYaml> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, place.file(), place.key() + "[" + (values.size() + 1) + "]"));
        }
        return new Sequence(place, values);
    }
}

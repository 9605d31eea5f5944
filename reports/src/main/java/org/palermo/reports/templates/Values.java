package org.palermo.reports.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.LocatedYaml;
import org.palermo.reports.statements.LocatedYaml.Place;
import org.palermo.reports.statements.OwnWords;
import org.palermo.schemas.codes.Language;

/** Reads values of a file and keeps what is wrong with them; whoever reads goes on. */
final class Values {

    private static final int MOST_SHOWN = 60;

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return findings;
    }

    void add(Place place, Finding.Rule rule, Map<String, String> arguments) {
        findings.add(new Finding(place, rule, arguments));
    }

    void add(Place place, Finding.Rule rule, String argument, String value) {
        add(place, rule, Map.of(argument, shown(value)));
    }

    /** A name that is none of those known. */
    void unknown(Place place, Finding.Rule rule, String written, Collection<String> known) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("value", shown(written));
        arguments.put("nearest", Names.nearest(written, known));
        arguments.put("known", String.join(", ", known));
        add(place, rule, arguments);
    }

    static String shown(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }

    /** The keys of a mapping, where it is one; tells of keys that are not known. */
    LocatedYaml.@Nullable Mapping mapping(@Nullable LocatedYaml value, List<String> known) {
        return switch (value) {
            case null -> null;
            case LocatedYaml.Mapping mapping -> {
                mapping.keys().forEach((key, place) -> {
                    if (!known.contains(key)) {
                        unknown(place, Finding.Rule.UNKNOWN_KEY, key, known);
                    }
                });
                yield mapping;
            }
            case LocatedYaml.Scalar scalar -> {
                add(scalar.place(), Finding.Rule.NOT_KEYS, "value", scalar.value());
                yield null;
            }
            case LocatedYaml.Sequence sequence -> {
                add(sequence.place(), Finding.Rule.NOT_KEYS, "value", "- ...");
                yield null;
            }
        };
    }

    /** What stands under a key; tells where nothing does. */
    @Nullable
    LocatedYaml required(LocatedYaml.Mapping mapping, String key) {
        LocatedYaml value = mapping.values().get(key);
        if (value == null) {
            add(mapping.place(), Finding.Rule.MISSING_KEY, "value", key);
        }
        return value;
    }

    /** A text; null, and told, where it is none. */
    @Nullable
    String text(@Nullable LocatedYaml value) {
        return switch (value) {
            case null -> null;
            case LocatedYaml.Scalar scalar -> {
                if (scalar.value().isBlank()) {
                    add(scalar.place(), Finding.Rule.EMPTY, Map.of());
                    yield null;
                }
                yield scalar.value();
            }
            case LocatedYaml.Sequence sequence -> {
                add(sequence.place(), Finding.Rule.NOT_A_TEXT, Map.of());
                yield null;
            }
            case LocatedYaml.Mapping mapping -> {
                add(mapping.place(), Finding.Rule.NOT_A_TEXT, Map.of());
                yield null;
            }
        };
    }

    /** A list, or one value that stands for a list of it. */
    List<LocatedYaml> oneOrMore(@Nullable LocatedYaml value) {
        return switch (value) {
            case null -> List.of();
            case LocatedYaml.Sequence sequence -> filled(sequence);
            case LocatedYaml.Scalar scalar -> List.of(scalar);
            case LocatedYaml.Mapping mapping -> List.of(mapping);
        };
    }

    /** A list; empty, and told, where it is none. */
    List<LocatedYaml> list(@Nullable LocatedYaml value) {
        return switch (value) {
            case null -> List.of();
            case LocatedYaml.Sequence sequence -> filled(sequence);
            case LocatedYaml.Scalar scalar -> {
                add(scalar.place(), Finding.Rule.NOT_A_LIST, Map.of());
                yield List.of();
            }
            case LocatedYaml.Mapping mapping -> {
                add(mapping.place(), Finding.Rule.NOT_A_LIST, Map.of());
                yield List.of();
            }
        };
    }

    private List<LocatedYaml> filled(LocatedYaml.Sequence sequence) {
        if (sequence.values().isEmpty()) {
            add(sequence.place(), Finding.Rule.EMPTY, Map.of());
        }
        return sequence.values();
    }

    /** Texts by language; null, and told, where there is none. */
    @Nullable
    OwnWords words(@Nullable LocatedYaml value) {
        Map<Language, String> words = new EnumMap<>(Language.class);
        located(value).forEach((language, text) -> words.put(language, ((LocatedYaml.Scalar) text).value()));
        return words.isEmpty() ? null : new OwnWords(words);
    }

    /** The texts' values by language: scalars that are not blank. */
    Map<Language, LocatedYaml> located(@Nullable LocatedYaml value) {
        Map<Language, LocatedYaml> texts = new EnumMap<>(Language.class);
        switch (value) {
            case null -> {}
            case LocatedYaml.Scalar scalar -> add(scalar.place(), Finding.Rule.NO_LANGUAGE, "value", scalar.value());
            case LocatedYaml.Sequence sequence -> add(sequence.place(), Finding.Rule.NO_LANGUAGE, "value", "...");
            case LocatedYaml.Mapping mapping -> {
                mapping.values().forEach((tag, text) -> {
                    Optional<Language> language = Language.of(tag);
                    if (language.isEmpty()) {
                        Place place = mapping.keys().getOrDefault(tag, text.place());
                        unknown(place, Finding.Rule.UNKNOWN_LANGUAGE, tag, tags());
                    } else if (text(text) != null) {
                        texts.put(language.get(), text);
                    }
                });
                if (mapping.values().isEmpty()) {
                    add(mapping.place(), Finding.Rule.NO_LANGUAGE, "value", "...");
                }
            }
        }
        return texts;
    }

    private static List<String> tags() {
        List<String> tags = new ArrayList<>();
        for (Language language : Language.values()) {
            tags.add(language.tag());
        }
        return tags;
    }

    /** True or false. */
    boolean flag(@Nullable LocatedYaml value, boolean otherwise) {
        String text = text(value);
        if (value == null || text == null) {
            return otherwise;
        }
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                add(value.place(), Finding.Rule.NO_FLAG, "value", text);
                yield otherwise;
            }
        };
    }

    /** A whole number from 1 to 1000. */
    int number(@Nullable LocatedYaml value, int otherwise) {
        String text = text(value);
        if (value == null || text == null) {
            return otherwise;
        }
        if (text.strip().matches("[1-9][0-9]{0,2}|1000")) {
            return Integer.parseInt(text.strip());
        }
        add(value.place(), Finding.Rule.NO_NUMBER, "value", text);
        return otherwise;
    }
}

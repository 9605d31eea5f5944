package org.palermo.reports.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All declared figures, with the words for their units and for the reasons why one may have no value. */
public final class Declarations {

    private static final String INDEX = "index.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, FigureDeclaration> figures = new LinkedHashMap<>();
    private final Map<String, Text> units = new LinkedHashMap<>();
    private final Map<String, Text> absences = new LinkedHashMap<>();

    private Declarations() {}

    /** The figures of this project: one file a subject, in the order of the index. */
    public static Declarations standard() {
        Map<String, String> files = new LinkedHashMap<>();
        String index = resource(INDEX);
        for (String subject : read(INDEX, index, Index.class).subjects()) {
            files.put(subject + ".yaml", resource(subject + ".yaml"));
        }
        return of(index, files);
    }

    /**
     * Reads declarations.
     *
     * @param index what the files share
     * @param files their texts by name
     * @throws IllegalArgumentException naming the file and the key of the first thing that is wrong
     */
    static Declarations of(String index, Map<String, String> files) {
        Declarations declarations = new Declarations();
        Index shared = read(INDEX, index, Index.class);
        declarations.units.putAll(shared.units());
        declarations.absences.putAll(shared.absences());
        files.forEach((name, yaml) -> {
            Subject subject = read(name, yaml, Subject.class);
            try {
                declarations.add(subject);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        });
        return declarations;
    }

    /**
     * The same, with one figure declared otherwise.
     *
     * @throws IllegalArgumentException if no figure has its id
     */
    public Declarations with(FigureDeclaration other) {
        figure(other.id());
        Declarations declarations = new Declarations();
        declarations.figures.putAll(figures);
        declarations.figures.put(other.id(), other);
        declarations.units.putAll(units);
        declarations.absences.putAll(absences);
        return declarations;
    }

    /** In the declared order. */
    public List<FigureDeclaration> figures() {
        return List.copyOf(figures.values());
    }

    /** @throws IllegalArgumentException if no figure has that id */
    public FigureDeclaration figure(String id) {
        FigureDeclaration declaration = figures.get(id);
        if (declaration == null) {
            throw new IllegalArgumentException(
                    "no figure is called \"" + id + "\"; there are " + String.join(", ", figures.keySet()));
        }
        return declaration;
    }

    public boolean has(String id) {
        return figures.containsKey(id);
    }

    /** The word for a unit: ICU message patterns whose argument {@code value} chooses the plural. */
    public Text unit(String code) {
        return known(units, code, "unit");
    }

    /** Why a figure has no value, as a sentence; by {@link Figure#absent()}. */
    public Text absence(String code) {
        return known(absences, code, "reason of absence");
    }

    private static Text known(Map<String, Text> texts, String code, String what) {
        Text text = texts.get(code);
        if (text == null) {
            throw new IllegalArgumentException("no " + what + " is called \"" + code + "\"; there are "
                    + texts.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return text;
    }

    private void add(Subject subject) {
        subject.units().forEach((code, words) -> {
            if (units.put(code, words) != null) {
                throw new IllegalArgumentException("units: " + code + ": stands in two files");
            }
        });
        for (Written written : subject.figures()) {
            FigureDeclaration declaration = written.declaration();
            if (!units.containsKey(declaration.unit())) {
                throw new IllegalArgumentException("figure " + declaration.id() + ": unit: \"" + declaration.unit()
                        + "\" has no words, neither here nor in the index");
            }
            if (figures.put(declaration.id(), declaration) != null) {
                throw new IllegalArgumentException("figure " + declaration.id() + ": id: is declared twice");
            }
        }
    }

    private static <T> T read(String name, String yaml, Class<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonMappingException e) {
            String key = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + (step.getIndex() + 1) + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            String problem =
                    e.getCause() instanceof IllegalArgumentException ours ? ours.getMessage() : e.getOriginalMessage();
            throw new IllegalArgumentException(name + ": " + key + ": " + problem, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": is no YAML: " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Declarations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no figures are declared as " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The index: which files there are, and what they share. */
    private record Index(List<String> subjects, Map<String, Text> units, Map<String, Text> absences) {}

    /** One file. */
    private record Subject(Map<String, Text> units, List<Written> figures) {
        Subject(@Nullable Map<String, Text> units, List<Written> figures) {
            this.units = units == null ? Map.of() : units;
            this.figures = figures;
        }
    }

    /** A figure as it is written; the documentation of each key is {@link FigureDeclaration}'s. */
    private record Written(
            String id,
            Figure.Kind kind,
            String unit,
            Operation operation,
            List<Selection> from,
            @Nullable Dimension distinctBy,
            @Nullable WrittenBreakdown breakdown,
            @Nullable Map<String, WrittenBreakdown> breakdowns,
            Text name,
            Text definition,
            Text sentence,
            String source) {

        FigureDeclaration declaration() {
            required("id", id);
            required("kind", kind);
            required("unit", unit);
            required("operation", operation);
            required("from", from);
            required("name", name);
            required("definition", definition);
            required("sentence", sentence);
            required("source", source);
            return new FigureDeclaration(
                    id,
                    kind,
                    unit,
                    operation,
                    from,
                    distinctBy,
                    breakdown == null ? null : breakdown.of(from.getFirst()),
                    breakdownsByName(),
                    name,
                    definition,
                    sentence,
                    source);
        }

        private Map<String, Breakdown> breakdownsByName() {
            Map<String, Breakdown> all = new LinkedHashMap<>();
            if (breakdowns != null) {
                breakdowns.forEach((name, written) -> all.put(name, written.of(from.getFirst())));
            }
            return all;
        }

        /** A key that is not written reads as null, whatever its type says. */
        private void required(String key, @Nullable Object value) {
            if (value == null) {
                throw new IllegalArgumentException("figure " + id + ": " + key + ": is missing");
            }
        }
    }

    /** A breakdown takes what the figure takes, from an account of its own where it names one. */
    private record WrittenBreakdown(
            Dimension by, @Nullable String account, boolean hidesIllustrative, boolean overlapping) {

        Breakdown of(Selection whole) {
            return new Breakdown(account == null ? whole : whole.in(account), by, hidesIllustrative, overlapping);
        }
    }
}

package org.palermo.reports.statements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A declared statement: which figures stand in which section, in order.
 *
 * @param id names its title in the message bundle
 * @param sections in order; no figure stands in two
 */
public record Statement(String id, List<Section> sections) {

    /**
     * Figures that belong together.
     *
     * @param id names its heading in the message bundle
     * @param figures ids, in order
     */
    public record Section(String id, List<String> figures) {}

    /** @throws IllegalArgumentException if a figure stands in it twice */
    public Statement {
        Set<String> seen = new HashSet<>();
        for (Section section : sections) {
            for (String figure : section.figures()) {
                if (!seen.add(figure)) {
                    throw new IllegalArgumentException(
                            "statement " + id + ": " + figure + " stands in it twice, again in " + section.id());
                }
            }
        }
    }

    /** The order of the Secretariat's report on October 2014 to April 2016 (paragraphs 2, 3, 31, 56, 67, 71, 72). */
    public static Statement secretariat() {
        return ofResource("secretariat");
    }

    /** All ids, in order. */
    public List<String> figures() {
        return sections.stream().flatMap(section -> section.figures().stream()).toList();
    }

    private static Statement ofResource(String id) {
        String name = id + ".yaml";
        try (InputStream in = Statement.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no statement is declared as " + name);
            }
            return read(id, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Statement read(String id, String name, String yaml) {
        LocatedYaml.Mapping root = LocatedYaml.read(name, yaml).mapping();
        List<Section> sections = new ArrayList<>();
        for (LocatedYaml item : root.required("sections").items()) {
            LocatedYaml.Mapping section = item.mapping();
            sections.add(new Section(
                    section.required("id").text(),
                    section.required("figures").items().stream()
                            .map(LocatedYaml::text)
                            .toList()));
            section.allow("id", "figures");
        }
        root.allow("sections");
        return new Statement(id, List.copyOf(sections));
    }
}

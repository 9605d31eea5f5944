package org.palermo.reports.templates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.statements.InvalidDeclaration;
import org.palermo.reports.statements.LocatedYaml;
import org.palermo.reports.statements.LocatedYaml.Place;
import org.palermo.reports.statements.OwnWords;
import org.palermo.reports.statements.Phrase;
import org.palermo.schemas.codes.Language;

/** Reads a template file, and finds all that is wrong with it. */
public final class TemplateReader {

    /** As many pages as it takes. */
    private static final int ANY = 0;

    private final Values values = new Values();
    private final Passages passages;
    private final Set<String> ids = new HashSet<>();

    private TemplateReader(Declarations declarations) {
        this.passages = new Passages(declarations, values);
    }

    /**
     * Reads a template.
     *
     * @param name of the template
     * @param file as it is named to the user
     * @param text of the file
     * @param declarations the figures that it can name
     */
    public static Checked read(String name, String file, String text, Declarations declarations) {
        TemplateReader reader = new TemplateReader(declarations);
        Template template = null;
        try {
            LocatedYaml root = LocatedYaml.read(
                    file, text, place -> reader.values.add(place, Finding.Rule.TWICE, "value", place.key()));
            template = reader.template(name, root, text);
        } catch (InvalidDeclaration e) {
            reader.values.add(e.place(), Finding.Rule.NO_YAML, "detail", e.problem());
        }
        List<Finding> findings = new ArrayList<>(reader.values.findings());
        findings.sort(
                Comparator.<Finding>comparingInt(finding -> finding.place().line())
                        .thenComparingInt(finding -> finding.place().column()));
        return new Checked(findings.isEmpty() ? template : null, findings);
    }

    private @Nullable Template template(String name, LocatedYaml value, String text) {
        LocatedYaml.Mapping root = values.mapping(value, Grammar.FILE);
        if (root == null) {
            return null;
        }
        OwnWords title = values.words(values.required(root, Grammar.TITLE));
        OwnWords purpose = values.words(root.values().get(Grammar.PURPOSE));
        int pages = values.number(root.values().get(Grammar.PAGES), ANY);
        List<Template.Section> sections = new ArrayList<>();
        for (LocatedYaml item : values.list(values.required(root, Grammar.SECTIONS))) {
            Template.Section section = section(item, sections.size() + 1);
            if (section != null) {
                sections.add(section);
            }
        }
        return title == null ? null : new Template(name, title, purpose, pages, List.copyOf(sections), text);
    }

    private Template.@Nullable Section section(LocatedYaml value, int number) {
        LocatedYaml.Mapping section = values.mapping(value, Grammar.SECTION);
        if (section == null) {
            return null;
        }
        String id = id(section.values().get(Grammar.ID), number);
        OwnWords title = values.words(values.required(section, Grammar.TITLE));
        List<Template.Block> blocks = new ArrayList<>();
        for (LocatedYaml item : values.list(values.required(section, Grammar.CONTENT))) {
            Template.Block block = passages.block(item);
            if (block != null) {
                blocks.add(block);
            }
        }
        return title == null ? null : new Template.Section(id, title, List.copyOf(blocks));
    }

    private String id(@Nullable LocatedYaml value, int number) {
        String written = values.text(value);
        if (value == null || written == null) {
            return "section-" + number;
        }
        if (!written.matches("[a-z][a-z0-9-]{0,60}")) {
            values.add(value.place(), Finding.Rule.BAD_ID, "value", written);
        } else if (!ids.add(written)) {
            values.add(value.place(), Finding.Rule.SECTION_TWICE, "value", written);
        }
        return written;
    }

    /** Sentences by language, with the figures that they name. */
    static final class Sentences {

        private final Map<Language, Phrase> texts = new EnumMap<>(Language.class);
        private final Map<String, Template.Item> items = new LinkedHashMap<>();
        private final Values values;
        private final FigureItems figures;
        private final @Nullable When when;

        Sentences(Values values, FigureItems figures, @Nullable When when) {
            this.values = values;
            this.figures = figures;
            this.when = when;
        }

        Template.Text read(@Nullable LocatedYaml value) {
            values.located(value).forEach((language, text) -> {
                try {
                    Phrase phrase = PhraseReader.read(((LocatedYaml.Scalar) text).value());
                    phrase.places().forEach(place -> place(place, text.place()));
                    texts.put(language, phrase);
                } catch (PhraseReader.Unreadable e) {
                    values.add(text.place(), e.rule(), e.arguments());
                }
            });
            return new Template.Text(texts, items);
        }

        private void place(Phrase.Place named, Place place) {
            if (Grammar.DATES.contains(named.key()) || items.containsKey(named.key())) {
                return;
            }
            Template.Item item = figures.named(named.key(), when, place);
            if (item != null) {
                items.put(named.key(), item);
            }
        }
    }
}

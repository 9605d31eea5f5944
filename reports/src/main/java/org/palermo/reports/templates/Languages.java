package org.palermo.reports.templates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.OwnWords;
import org.palermo.schemas.codes.Language;

/** In which languages a template is written. */
final class Languages {

    private Languages() {}

    /** How many of its texts are missing in a language; a language that has all is left out. */
    static Map<Language, Integer> unwritten(Template template) {
        Map<Language, Integer> missing = new EnumMap<>(Language.class);
        for (Set<Language> written : texts(template)) {
            for (Language language : Language.values()) {
                if (!written.contains(language)) {
                    missing.merge(language, 1, Integer::sum);
                }
            }
        }
        return missing;
    }

    private static List<Set<Language>> texts(Template template) {
        List<Set<Language>> texts = new ArrayList<>();
        add(texts, template.title());
        for (Template.Section section : template.sections()) {
            add(texts, section.heading());
            for (Template.Block block : section.blocks()) {
                switch (block) {
                    case Template.Text text -> texts.add(text.texts().keySet());
                    case Template.Parts parts -> add(texts, parts.title());
                    case Template.Series series -> add(texts, series.title());
                    case Template.Comparisons comparisons -> add(texts, comparisons.title());
                    case Template.Figures _, Template.Fund _, Template.Gaps _ -> {}
                }
            }
        }
        return texts;
    }

    private static void add(List<Set<Language>> texts, @Nullable OwnWords words) {
        if (words != null) {
            texts.add(words.byLanguage().keySet());
        }
    }
}

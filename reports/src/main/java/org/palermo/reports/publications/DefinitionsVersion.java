package org.palermo.reports.publications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.publications.Manifest.Definitions;
import org.palermo.reports.publications.Manifest.FigureDigest;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/** Hashes of what figures, templates and wording say, by which it is seen later that one of them says something else. */
public final class DefinitionsVersion {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** What of a declaration is words; all the rest is the rule. */
    private static final List<String> WORDS = List.of("name", "definition", "sentence", "source");

    private DefinitionsVersion() {}

    /**
     * The version of what a report was made by.
     *
     * @param figures that it asked for
     * @param template whatever declares its order: a record of lists, texts and records
     * @param languages that it was written in
     */
    public static Definitions of(
            Declarations declarations, Collection<String> figures, Object template, Collection<Language> languages) {
        SortedMap<String, FigureDigest> digests = new TreeMap<>();
        for (String figure : figures) {
            if (declarations.has(figure)) {
                digests.put(figure, of(declarations.figure(figure)));
            }
        }
        SortedMap<String, String> wording = new TreeMap<>();
        for (Language language : languages) {
            wording.put(language.tag(), digest(Wording.in(language).messages().patterns()));
        }
        return new Definitions(digests, digest(template), wording);
    }

    /** One figure's declaration. */
    public static FigureDigest of(FigureDeclaration declaration) {
        ObjectNode rule = JSON.valueToTree(declaration);
        ObjectNode words = JSON.createObjectNode();
        WORDS.forEach(word -> words.set(word, rule.remove(word)));
        return new FigureDigest(digest(rule), digest(words));
    }

    private static String digest(Object value) {
        try {
            return Digests.sha256(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a declaration is a record of lists, texts and records", e);
        }
    }
}

package org.palermo.reports.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Text;
import org.palermo.schemas.codes.Code;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.codes.Language;

/** Every language says everything, and says it in its own words; who adds a text adds it in all six. */
class LanguagesTest {

    /** Texts that are the same in Spanish as in English or French, as they should be. */
    private static final Set<String> SPANISH_ALIKE = Set.of(
            "Total",
            "Base",
            "no",
            "manual",
            "plan",
            "regional",
            "global",
            "Disponible",
            "fin",
            "Trimestre",
            "{date}, {time} UTC");

    /** Latin words that stand in Russian, Chinese and Arabic texts: commands, options, formats, codes, and letters. */
    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-zÀ-ÿ]{2,}");

    private static final Set<String> LATIN_ALLOWED = Set.of(
            "palermo",
            "explain",
            "redrive",
            "reason",
            "unknown",
            "reference",
            "limit",
            "format",
            "json",
            "csv",
            "all",
            "known",
            "on",
            "FIGURE",
            "from",
            "to",
            "DATE",
            "Palermo",
            "UTC",
            "EML",
            "DOCX",
            "PDF",
            "XLSX",
            "HTML",
            "CSV",
            "JSON");

    /** What commands are called with, in texts that tell how to call them. */
    private static final Pattern COMMAND = Pattern.compile("\\./palermo [\\w -]+|--[a-z-]+( \\w+)?");

    private static final Declarations DECLARATIONS = Declarations.standard();

    @ParameterizedTest
    @EnumSource(Language.class)
    void theBundleHasTheKeysOfTheEnglishOne(Language language) {
        Set<String> missing = new TreeSet<>(bundle(Language.EN).stringPropertyNames());
        missing.removeAll(bundle(language).stringPropertyNames());
        Set<String> needless = new TreeSet<>(bundle(language).stringPropertyNames());
        needless.removeAll(bundle(Language.EN).stringPropertyNames());

        assertEquals(Set.of(), missing, "to be said in " + language);
        assertEquals(Set.of(), needless, "no longer said in English");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsAPatternThatAsksForWhatIsGiven(Language language) {
        Properties english = bundle(Language.EN);
        for (String key : bundle(language).stringPropertyNames()) {
            String pattern = text(bundle(language), key);
            Set<String> arguments = arguments(pattern);
            arguments.removeAll(arguments(text(english, key)));
            arguments.removeIf(LanguagesTest::isForm);
            // What the language needs besides, and every caller gives.
            if (key.startsWith("stated.")) {
                arguments.remove("genitive");
            } else if (key.startsWith("month.")) {
                arguments.remove("form");
            } else if (key.equals("amount.millions")) {
                arguments.removeAll(Set.of("tenThousands", "hundredMillions"));
            }
            assertEquals(Set.of(), arguments, language + " " + key + ": " + pattern);
            assertFalse(pattern.isBlank(), key);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"ES", "RU", "ZH", "AR"})
    void noTextIsLeftInEnglishOrFrench(Language language) {
        Properties english = bundle(Language.EN);
        Properties french = bundle(Language.FR);
        List<String> left = new ArrayList<>();
        bundle(language).stringPropertyNames().forEach(key -> {
            String said = text(bundle(language), key);
            boolean words = Pattern.compile("\\p{L}{2,}")
                    .matcher(said.replaceAll("\\{[^{}]*\\}", ""))
                    .find();
            boolean alike = said.equals(text(english, key)) || said.equals(text(french, key));
            if (words && alike && isForeign(said, language) && !SPANISH_ALIKE.contains(said)) {
                left.add(key + " = " + said);
            } else if (language != Language.ES && !latin(said).isEmpty()) {
                left.add(key + " = " + said);
            }
        });
        assertEquals(List.of(), left);
    }

    /** A pattern names arguments and categories in Latin letters; what is said is what lies outside of them. */
    private static List<String> latin(String pattern) {
        StringBuilder said = new StringBuilder();
        MessagePattern parsed = new MessagePattern(pattern);
        int depth = 0;
        int from = 0;
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.MSG_START) {
                from = part.getLimit();
                depth++;
            } else if (part.getType() == MessagePattern.Part.Type.MSG_LIMIT) {
                said.append(pattern, from, part.getIndex()).append(' ');
                depth--;
                from = part.getLimit();
            } else if (part.getType() == MessagePattern.Part.Type.ARG_START) {
                said.append(pattern, from, part.getIndex()).append(' ');
            } else if (part.getType() == MessagePattern.Part.Type.ARG_LIMIT) {
                from = part.getLimit();
            }
        }
        assertEquals(0, depth);
        return LATIN_WORD
                .matcher(COMMAND.matcher(said).replaceAll(""))
                .results()
                .map(match -> match.group())
                .filter(word -> !LATIN_ALLOWED.contains(word))
                .toList();
    }

    private static boolean isForeign(String said, Language language) {
        return language == Language.ES
                || LATIN_WORD.matcher(said.replaceAll("\\{[^{}]*\\}", "")).find()
                        && !latin(said).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFigureUnitAndAbsenceIsSaid(Language language) {
        List<String> missing = new ArrayList<>();
        for (FigureDeclaration figure : DECLARATIONS.figures()) {
            Map<String, Text> texts = Map.of(
                    "name", figure.name(),
                    "definition", figure.definition(),
                    "sentence", figure.sentence(),
                    "unit", DECLARATIONS.unit(figure.unit()));
            texts.forEach((key, text) -> {
                String said = text.written(language.tag()).orElse("");
                if (said.isEmpty() || language != Language.EN && language != Language.FR && said.equals(text.en())) {
                    missing.add(figure.id() + " " + key);
                }
            });
            assertTrue(
                    Pattern.compile("[.。]$")
                            .matcher(figure.definition().in(language.tag()))
                            .find(),
                    figure.id());
        }
        for (String reason : List.of("no-full-year", "no-receipts", "nothing-recorded")) {
            if (DECLARATIONS.absence(reason).written(language.tag()).isEmpty()) {
                missing.add(reason);
            }
        }
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCodeIsNamed(Language language) {
        List<String> missing = new ArrayList<>();
        for (CodeList list : Codes.all()) {
            for (Code code : list.codes()) {
                if (!code.names().byLanguage().containsKey(language)) {
                    missing.add(list.id() + " " + code.id());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    /** ICU's categories that whole numbers fall in, each said wherever a plural is chosen; "other" stands for any. */
    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"ES", "RU", "ZH"})
    void everyPluralKnowsTheCategoriesOfItsLanguage(Language language) {
        Set<String> needed =
                new HashSet<>(PluralRules.forLocale(new ULocale(language.tag())).getKeywords());
        // Spanish "many" is for whole millions, which are written as such.
        needed.remove("many");
        if (language == Language.RU) {
            needed.add("many");
        }
        Stream<String> patterns = Stream.concat(
                bundle(language).stringPropertyNames().stream().map(key -> text(bundle(language), key)),
                DECLARATIONS.figures().stream().map(figure -> figure.sentence().in(language.tag())));
        patterns.forEach(pattern -> plurals(pattern).forEach(categories -> {
            if (!categories.equals(Set.of("other"))) {
                Set<String> lacking = new TreeSet<>(needed);
                lacking.removeAll(categories);
                // Two forms that differ for one thing alone need no more.
                boolean oneOrMore = categories.equals(Set.of("one", "other")) || categories.contains("=1");
                assertTrue(lacking.isEmpty() || oneOrMore, () -> lacking + " in " + pattern);
            }
        }));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everySentenceIsWholeForEveryNumber(Language language) {
        Wording wording = Wording.in(language);
        for (FigureDeclaration figure : DECLARATIONS.figures()) {
            for (int value : new int[] {1, 2, 3, 5, 11, 21, 100, 101, 1311}) {
                Map<String, Object> arguments = wording.counted("value", value);
                for (String other : List.of("amount", "percent", "from", "to", "year", "period")) {
                    arguments.put(other, "7");
                }
                String said = wording.messages().format(figure.sentence().in(language.tag()), arguments);
                assertFalse(Pattern.compile("[{}]|  |''").matcher(said).find(), said);
                assertTrue(said.endsWith(".") || said.endsWith("。"), said);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void numbersReadBackInEveryLanguage(Language language) {
        Wording wording = Wording.in(language);
        String written = wording.cents(new BigDecimal("123456789"));
        assertEquals("123456789", written.replaceAll("[^0-9]", ""));
        assertTrue(written.matches("1.234.567.89"), written);
    }

    private static boolean isForm(String argument) {
        return Wording.in(Language.RU).counts(BigDecimal.ONE).containsKey(argument);
    }

    /** At any depth. */
    private static Set<String> arguments(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPart(i).getType() == MessagePattern.Part.Type.ARG_NAME) {
                names.add(parsed.getSubstring(parsed.getPart(i)));
            }
        }
        return names;
    }

    /** The categories of each plural in a pattern. */
    private static List<Set<String>> plurals(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        List<Set<String>> plurals = new ArrayList<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_START
                    && part.getArgType() == MessagePattern.ArgType.PLURAL) {
                Set<String> categories = new TreeSet<>();
                int end = parsed.getLimitPartIndex(i);
                for (int j = i + 1; j < end; j++) {
                    MessagePattern.Part inner = parsed.getPart(j);
                    if (inner.getType() == MessagePattern.Part.Type.ARG_START) {
                        j = parsed.getLimitPartIndex(j);
                    } else if (inner.getType() == MessagePattern.Part.Type.ARG_SELECTOR) {
                        categories.add(parsed.getSubstring(inner));
                        j = parsed.getLimitPartIndex(
                                parsed.getPart(j + 1).getType() == MessagePattern.Part.Type.MSG_START ? j + 1 : j + 2);
                    }
                }
                plurals.add(categories);
            }
        }
        return plurals;
    }

    private static String text(Properties bundle, String key) {
        return Objects.requireNonNullElse(bundle.getProperty(key), "");
    }

    private static Properties bundle(Language language) {
        Properties bundle = new Properties();
        String name = "report_" + language.tag() + ".properties";
        try (var in = Objects.requireNonNull(Messages.class.getResourceAsStream(name), name)) {
            bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }
}

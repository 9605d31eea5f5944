package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.infra.audit.Sort;
import org.palermo.infra.publications.Deviation;
import org.palermo.reports.templates.Finding;
import org.palermo.schemas.codes.Language;
import org.palermo.streams.state.Reason;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The two bundles say the same, and nothing that no command says. */
class MessagesTest {

    private static final Path SOURCES = Path.of("src/main/java/org/palermo/infra/command");
    private static final Path BUNDLES = Path.of("src/main/resources/org/palermo/infra/command");

    private final ResourceBundle english = Messages.bundle(Language.EN);
    private final ResourceBundle french = Messages.bundle(Language.FR);

    @Test
    void both_languages_have_the_same_keys_each_once() throws IOException {
        assertEquals(keys("messages.properties"), keys("messages_fr.properties"));
    }

    @Test
    void messages_are_valid_and_take_the_same_arguments_in_both_languages() {
        for (String key : said()) {
            assertEquals(arguments(english.getString(key)), arguments(french.getString(key)), key);
        }
    }

    /** ICU reads a single apostrophe before a brace as a quotation mark, and two as one apostrophe. */
    @Test
    void apostrophes_stay_what_they_are() {
        for (String key : said()) {
            String text = french.getString(key);
            long bare = Pattern.compile("(?<!')'(?!')").matcher(text).results().count();
            assertEquals(0, bare, () -> key + ": " + text);
        }
        help().forEach(key -> assertTrue(!french.getString(key).contains("''"), key));
    }

    @Test
    void french_keeps_its_signs_with_the_word_before() {
        Pattern breaks = Pattern.compile("[^%n ] [:;?!»]|« ");
        Collection<String> wrong = french.keySet().stream()
                .filter(key -> breaks.matcher(french.getString(key)).find())
                .filter(key -> !key.equals("palermo.usage.footer.2")) // columns, padded with spaces
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void every_message_is_said_somewhere() {
        String sources = sources();
        Predicate<String> named = key -> sources.contains('"' + key + '"');
        Set<String> reasons =
                Arrays.stream(Reason.values()).map(r -> "rejection." + r.code()).collect(Collectors.toSet());
        Arrays.stream(Sort.values()).forEach(sort -> reasons.add("audit.sort." + sort.code()));
        Arrays.stream(Deviation.Sort.values()).forEach(sort -> reasons.add("rebuild.differs." + sort.code()));
        for (Finding.Rule rule : Finding.Rule.values()) {
            reasons.add("template.finding." + rule.code());
            reasons.add("template.finding." + rule.code() + ".hint");
        }
        Collection<String> unused = said().stream()
                .filter(key -> !named.test(key))
                .filter(key -> !reasons.contains(key))
                .filter(key ->
                        !(key.endsWith(".hint") && named.test(key.substring(0, key.length() - ".hint".length()))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
        reasons.forEach(key -> assertTrue(english.containsKey(key), key));
    }

    @Test
    void every_message_that_is_named_exists() {
        Pattern literal = Pattern.compile("(?:say|hint|of)\\(\\s*\"([a-z][a-z.-]+)\"");
        Collection<String> missing = literal.matcher(sources())
                .results()
                .map(match -> match.group(1))
                .filter(key -> key.contains("."))
                .filter(key -> !english.containsKey(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_option_and_command_is_described() {
        for (CommandLine command : commands()) {
            String name = command.getCommandSpec().qualifiedName(".");
            assertTrue(english.containsKey(name + ".usage.header"), name);
            assertTrue(english.keySet().stream().anyMatch(key -> key.startsWith(name + ".usage.description")), name);
            for (ArgSpec spec : command.getCommandSpec().args()) {
                assertTrue(english.containsKey(key(spec)), () -> name + " " + key(spec));
            }
        }
    }

    @Test
    void every_description_describes_something() {
        Set<String> options = commands().stream()
                .flatMap(command -> command.getCommandSpec().args().stream())
                .map(MessagesTest::key)
                .collect(Collectors.toSet());
        Set<String> names = commands().stream()
                .map(command -> command.getCommandSpec().qualifiedName("."))
                .collect(Collectors.toSet());
        for (String key : help()) {
            boolean ofCommand = names.stream().anyMatch(name -> key.startsWith(name + ".usage."));
            boolean ofOneOption = names.stream()
                    .anyMatch(name -> key.startsWith(name + ".") && options.contains(key.substring(name.length() + 1)));
            assertTrue(ofCommand || ofOneOption || key.startsWith("usage.") || options.contains(key), key);
        }
    }

    private static String key(ArgSpec spec) {
        if (spec.descriptionKey() != null && !spec.descriptionKey().isEmpty()) {
            return spec.descriptionKey();
        }
        return spec instanceof OptionSpec option ? option.longestName().replaceFirst("^--", "") : spec.paramLabel();
    }

    private List<CommandLine> commands() {
        CommandLine line = Palermo.commandLine(
                new Console(System.out, System.err, Messages.in(Language.EN), Terminal.NONE),
                java.util.Map.of(),
                System.out,
                System.err);
        List<CommandLine> all = new ArrayList<>(line.getSubcommands().values());
        all.add(line);
        return all;
    }

    /** What commands say; the rest is picocli's and stands before it. */
    private Set<String> said() {
        return keysAfter(true);
    }

    private Set<String> help() {
        return keysAfter(false);
    }

    private static Set<String> keysAfter(boolean after) {
        try {
            String[] halves =
                    Files.readString(BUNDLES.resolve("messages.properties")).split("# What commands say\\.\n");
            return keysOf(halves[after ? 1 : 0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> keys(String bundle) throws IOException {
        return keysOf(Files.readString(BUNDLES.resolve(bundle)));
    }

    private static Set<String> keysOf(String text) {
        Set<String> keys = new TreeSet<>();
        text.lines()
                .filter(line -> !line.startsWith("#") && line.contains(" = "))
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .forEach(key -> assertTrue(keys.add(key), () -> key + " is there twice"));
        return keys;
    }

    private static Set<String> arguments(String pattern) {
        return new TreeSet<>(new MessageFormat(pattern).getArgumentNames());
    }

    private static String sources() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.palermo.infra.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.entry.Question;
import org.palermo.producers.entry.Template;
import org.palermo.producers.fields.Field;
import org.palermo.producers.kinds.ColumnTexts;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.producers.template.WorkbookTemplate;
import org.palermo.schemas.codes.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palermo template}. */
@Command(name = "template")
final class TemplateCommand implements Callable<Integer> {

    /** Instead of a kind: a workbook with a sheet for each. */
    private static final Set<String> ALL = Set.of("all", "tous");

    private static final String ALL_FILE = "registers";
    private static final String CSV = ".csv";
    private static final String XLSX = ".xlsx";
    private static final String ENDINGS = CSV + ", " + XLSX;

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Parameters(paramLabel = "KIND", arity = "0..1", descriptionKey = "template-kind")
    private @Nullable String kind;

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "template-format")
    private @Nullable String format;

    @Option(names = "--output", paramLabel = "FILE", descriptionKey = "template-output")
    private @Nullable Path output;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    TemplateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (kind == null) {
            list();
            return ExitCode.DONE;
        }
        boolean all = ALL.contains(kind.toLowerCase(Locale.ROOT));
        List<Producer> producers = all ? Producers.all() : List.of(KindArgument.producer(kind));
        boolean workbook = isWorkbook(all);
        Path file = file(all ? ALL_FILE : producers.getFirst().register(), workbook ? XLSX : CSV);
        if (file != null && Files.exists(file)) {
            // It may be full: nobody asks for an empty register to lose one.
            throw new UsageProblem("usage.file-exists", Map.of("file", file.toString()));
        }
        if (workbook && file == null) {
            throw new UsageProblem("usage.template-file", Map.of());
        }
        if (!quiet && !all) {
            describe(producers.getFirst(), workbook ? XLSX : CSV);
        }
        Language language = console.messages().spoken();
        byte[] template = workbook
                ? WorkbookTemplate.of(producers, language)
                : Template.of(producers.getFirst(), language).getBytes(StandardCharsets.UTF_8);
        if (file == null) {
            console.print(new String(template, StandardCharsets.UTF_8));
            return ExitCode.DONE;
        }
        Console.checkWritable(file);
        try {
            Files.write(file, template);
        } catch (IOException e) {
            throw UnusableFile.of(file, e);
        }
        console.say("written", Map.of("file", file.toString()));
        if (!workbook) {
            tellName(producers.getFirst(), file);
        }
        return ExitCode.DONE;
    }

    /** As was asked for, else as the file's ending says; several kinds together are always a workbook. */
    private boolean isWorkbook(boolean all) {
        String asked = format;
        if (asked == null) {
            return all
                    || output != null
                            && output.toString().toLowerCase(Locale.ROOT).endsWith(XLSX);
        }
        List<String> offered = all ? List.of("xlsx") : List.of("csv", "xlsx");
        if (!offered.contains(asked)) {
            throw new UsageProblem(
                    "usage.bad-value",
                    Map.of("option", "--format", "value", asked, "allowed", String.join(", ", offered)));
        }
        return asked.equals("xlsx");
    }

    /** Each kind with its file and what it is for. */
    private void list() {
        ColumnTexts texts = ColumnTexts.in(console.messages().spoken());
        StringBuilder all = new StringBuilder();
        for (Producer producer : Producers.all()) {
            all.append("%-14s%-28s%s%n"
                    .formatted(producer.kind(), producer.register() + ENDINGS, texts.purpose(producer)));
        }
        console.print(all.toString());
        console.hint("template.hint", Map.of());
    }

    /** What each column holds and how it may be written. */
    private void describe(Producer producer, String ending) {
        Language language = console.messages().spoken();
        console.say(
                "template.about",
                Map.of(
                        "file",
                        producer.register() + ending,
                        "purpose",
                        ColumnTexts.in(language).purpose(producer)));
        for (Field<?> field : Template.columns(producer)) {
            Question question = Question.of(producer, field, language);
            console.say(
                    "template.column",
                    Map.of(
                            "header",
                            "%-26s".formatted(question.header() + (question.required() ? "*" : "")),
                            "meaning",
                            question.meaning(),
                            "allowed",
                            Asking.allowed(question)));
        }
    }

    /** A folder that was named takes the file under the register's own name. */
    private @Nullable Path file(String stem, String ending) {
        Path named = output;
        return named != null && Files.isDirectory(named) ? named.resolve(stem + ending) : named;
    }

    /** Registers are known by their names. */
    private void tellName(Producer producer, Path file) {
        String wanted = producer.register() + CSV;
        if (!String.valueOf(file.getFileName()).equalsIgnoreCase(wanted)) {
            console.hint("template.name", Map.of("file", wanted));
        }
    }
}

package org.palermo.infra.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.publications.Publishing;
import org.palermo.reports.figures.Question;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.publications.Manifest.Asked;
import org.palermo.reports.publications.Manifest.Attached;
import org.palermo.reports.publications.ManifestJson;
import org.palermo.reports.statements.PublishedValues;
import org.palermo.reports.statements.Restated;
import org.palermo.reports.templates.Checked;
import org.palermo.reports.templates.Template;
import org.palermo.reports.templates.Templates;
import org.palermo.reports.write.Format;
import org.palermo.schemas.codes.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo publish}. */
@Command(name = "publish")
final class PublishCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final CoverOptions cover = new CoverOptions();

    @Option(names = "--template", paramLabel = "NAME|FILE", descriptionKey = "report-template")
    private String template = Templates.STANDARD;

    @Option(names = "--published", paramLabel = "FILE")
    private @Nullable Path published;

    @Option(names = "--format", paramLabel = "FORMAT", split = ",", descriptionKey = "publish-format")
    private List<String> formats = List.of("html", "json");

    @Option(names = "--languages", paramLabel = "LANG", split = ",", descriptionKey = "publish-languages")
    private List<String> languages = List.of();

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "publish-by")
    private String by = "";

    @Option(names = "--output", paramLabel = "FOLDER", descriptionKey = "publish-output")
    private @Nullable Path output;

    PublishCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Template checked = checked();
        if (checked == null) {
            return ExitCode.NO;
        }
        Asked asked = asked(checked);
        Addresses addresses = data.addresses();
        if (output != null) {
            new PublicationFolder(output).check();
        }
        Publishing.Outcome outcome =
                new Publishing(addresses, data.topics(), Clock.systemUTC()).publish(asked, by, this::folder);
        return switch (outcome) {
            case Publishing.Outcome.New made -> {
                PublicationFolder folder = folder(made.manifest());
                folder.write(made.files());
                folder.writeManifest(ManifestJson.write(made.manifest()));
                console.say("publish.published", told(made.manifest(), folder));
                tellRestated(made.manifest().restated());
                tellOnTheWay(made.onTheWay());
                console.print(made.manifest().id());
                yield ExitCode.DONE;
            }
            case Publishing.Outcome.Same same -> {
                PublicationFolder folder = folder(same.earlier());
                folder.write(same.files());
                folder.writeManifest(ManifestJson.write(same.earlier()));
                console.say("publish.same", told(same.earlier(), folder));
                tellOnTheWay(same.onTheWay());
                console.print(same.earlier().id());
                yield ExitCode.DONE;
            }
            case Publishing.Outcome.Refused refused -> {
                console.say(
                        "publish.unverified",
                        Map.of("date", refused.because().since().toString()));
                console.hint("publish.unverified.hint", Map.of());
                yield ExitCode.NO;
            }
        };
    }

    /** What is asked, with the content of the files that are named. */
    private Asked asked(Template by) {
        SortedMap<String, String> options = cover.options();
        options.put(Manifest.TEMPLATE_NAME, by.name());
        options.put(
                Manifest.PRIVACY_THRESHOLD, Integer.toString(data.disclosure().threshold()));
        List<Attached> files = new ArrayList<>();
        if (!Templates.names().contains(template)) {
            files.add(new Attached(Manifest.TEMPLATE, name(Path.of(template)), by.text()));
        }
        PublishedValues values = null;
        if (published != null) {
            values = PublishedValues.read(published);
            files.add(new Attached(Manifest.PUBLISHED_VALUES, name(published), text(published)));
        }
        Question question = period.question(values == null ? null : values.period());
        return new Asked(
                question.period(),
                question.programme(),
                question.knownOn(),
                languages(),
                formats.stream().map(PublishCommand::format).distinct().toList(),
                options,
                files);
    }

    /** The template; null where anything is wrong with it, which has then been told. */
    private @Nullable Template checked() {
        ReportTemplates templates = new ReportTemplates(console);
        Checked read = templates.read(template);
        templates.tell(read.findings());
        return read.template();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw UnusableFile.of(file, e);
        }
    }

    /** The forms that reports are written in, but the one that depends on the terminal's width is for a page here. */
    private static String format(String code) {
        return Format.ofCode(code.strip())
                .filter(ResultOptions.OF_DOCUMENTS::contains)
                .map(Format::code)
                .orElseThrow(() -> new UsageProblem(
                        "usage.bad-value",
                        Map.of(
                                "option",
                                "--format",
                                "value",
                                code,
                                "allowed",
                                ResultOptions.OF_DOCUMENTS.stream()
                                        .map(Format::code)
                                        .collect(Collectors.joining(", ")))));
    }

    private List<String> languages() {
        if (languages.isEmpty()) {
            return List.of(console.messages().language().tag());
        }
        return languages.stream()
                .map(tag -> Language.of(tag.strip())
                        .map(Language::tag)
                        .orElseThrow(() -> new UsageProblem(
                                "usage.bad-value", Map.of("option", "--languages", "value", tag, "allowed", known()))))
                .distinct()
                .toList();
    }

    private static String known() {
        return java.util.Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.joining(", "));
    }

    private PublicationFolder folder(Manifest manifest) {
        PublicationFolder folder =
                new PublicationFolder(output == null ? Path.of("publications", manifest.id()) : output);
        folder.checkFree(ManifestJson.write(manifest));
        return folder;
    }

    private static Map<String, ?> told(Manifest manifest, PublicationFolder folder) {
        return Map.of(
                "id", manifest.id(),
                "at", manifest.publishedAt().toString(),
                "figures", manifest.figures().size(),
                "files", manifest.outputs().size(),
                "folder", folder.path().toString());
    }

    private void tellRestated(@Nullable Restated restated) {
        if (restated != null) {
            console.say(
                    "publish.restates",
                    Map.of(
                            "figures", restated.figures(),
                            "publication", restated.publication(),
                            "date", restated.publishedOn().toString()));
            console.hint("publish.restates.hint", Map.of("publication", restated.publication()));
        }
    }

    private void tellOnTheWay(long events) {
        if (events > 0) {
            console.say("publish.on-the-way", Map.of("events", events));
        }
    }
}

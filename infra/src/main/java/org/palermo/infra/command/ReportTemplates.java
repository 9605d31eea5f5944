package org.palermo.infra.command;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.logging.Json;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.statements.OwnWords;
import org.palermo.reports.templates.Checked;
import org.palermo.reports.templates.Finding;
import org.palermo.reports.templates.Template;
import org.palermo.reports.templates.TemplateReader;
import org.palermo.reports.templates.Templates;
import org.palermo.schemas.codes.Language;

/** Report templates as a command line names them: one of ours by its name, or a file. */
final class ReportTemplates {

    private final Console console;
    private final Declarations declarations = Declarations.standard();

    ReportTemplates(Console console) {
        this.console = console;
    }

    /**
     * Reads a template.
     *
     * @param asked a name, or a path
     * @throws UsageProblem where there is neither a template nor a file of that name
     */
    Checked read(String asked) {
        if (Templates.names().contains(asked)) {
            return new Checked(Templates.named(asked, declarations), List.of());
        }
        Path file = file(asked);
        if (file == null || !Files.isRegularFile(file)) {
            List<String> nearest = Nearest.to(asked, Templates.names());
            throw new UsageProblem(
                    "usage.no-template",
                    Map.of(
                            "value",
                            asked,
                            "nearest",
                            nearest.isEmpty() ? "none" : nearest.getFirst(),
                            "known",
                            String.join(", ", Templates.names())));
        }
        try {
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
            return TemplateReader.read(
                    name, file.toString(), Files.readString(file, StandardCharsets.UTF_8), declarations);
        } catch (MalformedInputException e) {
            throw new UsageProblem("usage.template-not-utf8", Map.of("file", file.toString()));
        } catch (IOException e) {
            throw UnusableFile.of(file, e);
        }
    }

    private static @Nullable Path file(String asked) {
        try {
            return Path.of(asked);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Tells every finding with its place and its remedy. */
    void tell(List<Finding> findings) {
        for (Finding finding : findings) {
            console.error(line(finding));
            console.error(console.messages().of("hint", Map.of("text", remedy(finding))));
        }
    }

    /** What a check finds: every finding, or what the template is. */
    String checked(String asked, Checked checked, boolean json) {
        Template template = checked.template();
        if (json) {
            return json(asked, checked);
        }
        if (template == null) {
            return checked.findings().stream()
                            .map(finding -> line(finding) + "\n"
                                    + console.messages().of("hint", Map.of("text", remedy(finding))) + "\n")
                            .collect(Collectors.joining())
                    + console.messages()
                            .of(
                                    "template.findings",
                                    Map.of("n", checked.findings().size()));
        }
        String sound = console.messages()
                .of(
                        "template.sound",
                        Map.of(
                                "title",
                                said(template.title()),
                                "n",
                                template.sections().size()));
        Map<Language, Integer> unwritten = template.unwritten();
        if (unwritten.isEmpty()) {
            return sound;
        }
        String languages = unwritten.entrySet().stream()
                .map(entry -> entry.getKey().tag() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return sound + "\n" + console.messages().of("template.unwritten", Map.of("languages", languages));
    }

    /** The templates of ours, each with what it is for. */
    String listed(boolean json) {
        StringBuilder all = new StringBuilder();
        for (String name : Templates.names()) {
            Template template = Templates.named(name, declarations);
            OwnWords purpose = template.purpose();
            String text = said(purpose == null ? template.title() : purpose);
            if (json) {
                all.append(all.isEmpty() ? "[\n" : ",\n")
                        .append("  {\"name\":" + Json.text(name) + ",\"purpose\":" + Json.text(text) + "}");
            } else {
                all.append("%-20s%s%n".formatted(name, text));
            }
        }
        return json ? all.append("\n]").toString() : all.toString();
    }

    private String said(OwnWords words) {
        return words.in(console.messages().language());
    }

    private String line(Finding finding) {
        String key = finding.place().key();
        return finding.place().file() + ":" + finding.place().line() + ":"
                + finding.place().column() + ": " + (key.isEmpty() ? "" : key + ": ") + problem(finding);
    }

    private String problem(Finding finding) {
        return console.messages().of(key(finding), arguments(finding));
    }

    private String remedy(Finding finding) {
        return console.messages().of(key(finding) + ".hint", arguments(finding));
    }

    private static String key(Finding finding) {
        return "template.finding." + finding.rule().code();
    }

    private static Map<String, String> arguments(Finding finding) {
        Map<String, String> arguments = new HashMap<>(finding.arguments());
        arguments.computeIfPresent("nearest", (_, nearest) -> nearest.isEmpty() ? "none" : nearest);
        return arguments;
    }

    private String json(String asked, Checked checked) {
        StringBuilder out = new StringBuilder(
                "{\"template\":" + Json.text(asked) + ",\"sound\":" + (checked.template() != null) + ",\"findings\":[");
        for (int i = 0; i < checked.findings().size(); i++) {
            Finding finding = checked.findings().get(i);
            out.append(i == 0 ? "\n" : ",\n")
                    .append("  {\"line\":" + finding.place().line() + ",\"column\":"
                            + finding.place().column() + ",\"key\":"
                            + Json.text(finding.place().key()) + ",\"rule\":"
                            + Json.text(finding.rule().code()) + ",\"problem\":" + Json.text(problem(finding))
                            + ",\"remedy\":" + Json.text(remedy(finding)) + "}");
        }
        Map<String, Integer> missing = new TreeMap<>();
        Template template = checked.template();
        if (template != null) {
            template.unwritten().forEach((language, texts) -> missing.put(language.tag(), texts));
        }
        return out.append(checked.findings().isEmpty() ? "]" : "\n]")
                .append(",\"unwritten\":{")
                .append(missing.entrySet().stream()
                        .map(entry -> Json.text(entry.getKey()) + ":" + entry.getValue())
                        .collect(Collectors.joining(",")))
                .append("}}")
                .toString();
    }
}

package org.palermo.infra.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.publications.Deviation;
import org.palermo.infra.publications.Publications;
import org.palermo.infra.publications.Rebuilding;
import org.palermo.infra.publications.RebuiltJson;
import org.palermo.reports.publications.InvalidManifest;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.publications.ManifestJson;
import org.palermo.reports.publications.PublicationEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palermo rebuild}. */
@Command(name = "rebuild")
final class RebuildCommand implements Callable<Integer> {

    private static final int SHORT = 80;

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "MANIFEST", descriptionKey = "rebuild-manifest")
    private String name = "";

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", descriptionKey = "format-data")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FOLDER", descriptionKey = "rebuild-output")
    private @Nullable Path output;

    RebuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageProblem(
                    "usage.bad-value", Map.of("option", "--format", "value", format, "allowed", "text, json"));
        }
        Path file = Path.of(name);
        boolean isFile = Files.isRegularFile(file);
        Manifest manifest = isFile ? read(file) : null;
        if (isFile && manifest == null) {
            return ExitCode.NO;
        }
        Addresses addresses = data.addresses();
        Publications publications = new Publications(addresses, data.topics());
        Optional<PublicationEntry> entry = publications.find(manifest == null ? name : manifest.id());
        if (manifest == null) {
            manifest = entry.isEmpty() ? null : of(entry.get());
            if (manifest == null) {
                return tellUnknown(entry.isPresent());
            }
        }
        PublicationFolder folder = new PublicationFolder(folder(isFile ? file : null, manifest));
        folder.check();
        Rebuilding.Rebuilt rebuilt;
        try {
            rebuilt = new Rebuilding(addresses.clickHouse()).rebuild(manifest, entry.orElse(null));
        } catch (InvalidManifest e) {
            tell(name, e);
            return ExitCode.NO;
        }
        folder.write(rebuilt.files());
        console.print(format.equals("json") ? RebuiltJson.write(manifest, rebuilt) : text(manifest, rebuilt, folder));
        return rebuilt.isSame() ? ExitCode.DONE : ExitCode.NO;
    }

    private Path folder(@Nullable Path file, Manifest manifest) {
        if (output != null) {
            return output;
        }
        return file == null ? Path.of("rebuilt", manifest.id()) : file.resolveSibling("rebuilt");
    }

    /** Null where it is none; what is wrong with it has been told. */
    private @Nullable Manifest read(Path file) {
        try {
            return ManifestJson.read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw UnusableFile.of(file, e);
        } catch (InvalidManifest e) {
            tell(file.toString(), e);
            return null;
        }
    }

    private @Nullable Manifest of(PublicationEntry entry) {
        try {
            return entry.read();
        } catch (InvalidManifest e) {
            tell(entry.id(), e);
            return null;
        }
    }

    private void tell(String where, InvalidManifest e) {
        String key = switch (e.fault()) {
            case UNREADABLE -> "rebuild.unreadable";
            case UNKNOWN_FORMAT -> "rebuild.unknown-format";
            case ALTERED -> "rebuild.altered";
        };
        console.say(key, Map.of("file", where, "detail", String.valueOf(e.getMessage())));
        console.hint(key + ".hint", Map.of());
    }

    private int tellUnknown(boolean told) {
        if (!told) {
            console.say("publications.unknown", Map.of("id", name));
            console.hint("publications.unknown.hint", Map.of());
        }
        return ExitCode.NO;
    }

    private String text(Manifest manifest, Rebuilding.Rebuilt rebuilt, PublicationFolder folder) {
        Messages messages = console.messages();
        StringBuilder text = new StringBuilder();
        for (Deviation deviation : rebuilt.deviations()) {
            String key = "rebuild.differs." + deviation.sort().code();
            text.append(messages.of(
                            key,
                            Map.of(
                                    "what", deviation.what(),
                                    "published", cut(deviation.published()),
                                    "now", cut(deviation.now()))))
                    .append('\n');
        }
        text.append(messages.of(
                        rebuilt.isSame() ? "rebuild.same" : "rebuild.different",
                        Map.of(
                                "id", manifest.id(),
                                "files", rebuilt.files().size(),
                                "folder", folder.path().toString(),
                                "count",
                                        rebuilt.deviations().stream()
                                                .filter(deviation ->
                                                        deviation.sort().isDifference())
                                                .count())))
                .append('\n');
        return text.toString();
    }

    private String cut(String value) {
        return value.isEmpty()
                ? console.messages().of("audit.nothing")
                : value.length() <= SHORT ? value : value.substring(0, SHORT) + " ...";
    }
}

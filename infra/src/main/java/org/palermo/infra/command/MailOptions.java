package org.palermo.infra.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.write.EmlWriter;
import org.palermo.reports.write.Envelope;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.NamedFile;
import org.palermo.reports.write.Result;
import org.palermo.reports.write.Writers;
import picocli.CommandLine.Option;

/** Whom a result goes to where it is written as a mail, and in which form it is attached. */
final class MailOptions {

    /** What can be attached, the usual form first. */
    private static final List<Format> ATTACHED = Stream.of("pdf", "docx", "html", "xlsx", "csv")
            .flatMap(code -> Format.ofCode(code).stream())
            .toList();

    @Option(names = "--mail-from", paramLabel = "ADDRESS")
    private @Nullable String from;

    @Option(names = "--mail-to", paramLabel = "ADDRESS")
    private List<String> to = new ArrayList<>();

    @Option(names = "--mail-cc", paramLabel = "ADDRESS")
    private List<String> cc = new ArrayList<>();

    @Option(names = "--attach", paramLabel = "FORMAT")
    private @Nullable String attach;

    /** A mail that is yet to be filled. */
    record Draft(Envelope envelope, Format attached) {

        /** @param name of the attached file, without its ending */
        byte[] of(Result result, String name, Instant date) {
            byte[] file = new Writers().write(result, attached);
            boolean archive = attached == Format.CSV && result.lines().isEmpty();
            String ending = archive ? "zip" : attached.extension();
            return new EmlWriter()
                    .write(
                            result.document(),
                            envelope,
                            new NamedFile(name + "." + ending, file),
                            archive ? "application/zip" : attached.mediaType(),
                            date);
        }
    }

    /**
     * The mail that was asked for; empty where another form was.
     *
     * @throws UsageProblem where options of a mail stand beside another form, or a mail lacks some, or an address is none
     */
    Optional<Draft> draft(Format format) {
        if (format != Format.EML) {
            if (from != null || !to.isEmpty() || !cc.isEmpty() || attach != null) {
                throw new UsageProblem("usage.no-mail", Map.of("format", format.code()));
            }
            return Optional.empty();
        }
        if (from == null || to.isEmpty()) {
            throw new UsageProblem(
                    "usage.mail-incomplete", Map.of("option", from == null ? "--mail-from" : "--mail-to"));
        }
        Format attached = attached(attach);
        try {
            return Optional.of(new Draft(Envelope.of(from, to, cc), attached));
        } catch (Envelope.InvalidAddress e) {
            throw new UsageProblem("usage.bad-address", Map.of("value", e.address()));
        }
    }

    private static Format attached(@Nullable String code) {
        if (code == null) {
            return ATTACHED.getFirst();
        }
        String allowed = ATTACHED.stream().map(Format::code).collect(Collectors.joining(", "));
        return Format.ofCode(code)
                .filter(ATTACHED::contains)
                .orElseThrow(() -> new UsageProblem(
                        "usage.bad-value", Map.of("option", "--attach", "value", code, "allowed", allowed)));
    }
}

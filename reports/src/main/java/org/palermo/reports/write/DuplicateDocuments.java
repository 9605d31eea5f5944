package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.reports.duplicates.Candidate;
import org.palermo.reports.duplicates.Party;
import org.palermo.reports.figures.Identities;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;
import org.palermo.schemas.codes.Codes;

/** Turns candidates for being one into a document of one language, JSON and CSV, with the command that would merge each. */
public final class DuplicateDocuments {

    private static final List<String> COLUMNS = List.of(
            "type", "kept_id", "kept_name", "alias_id", "alias_name", "score", "reasons", "types_differ", "command");

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;

    public DuplicateDocuments(Wording wording) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
    }

    /**
     * @param compared how many names there are
     * @param identities who is counted as whom already; what is merged in a ring is told
     */
    public Result of(List<Candidate> candidates, long compared, Identities identities) {
        return new Result(
                document(candidates, compared, identities),
                () -> json(candidates, compared),
                Optional.of(() -> csv(candidates)));
    }

    private Document document(List<Candidate> candidates, long compared, Identities identities) {
        List<Block> blocks = new ArrayList<>();
        for (List<String> ring : identities.rings()) {
            blocks.add(new Document.Paragraph(
                    messages.text(
                            "explain.merged.ring", Map.of("ring", wording.joined(ring), "first", ring.getFirst())),
                    true));
        }
        if (candidates.isEmpty()) {
            blocks.add(new Document.Paragraph(messages.text("duplicates.none", Map.of("names", compared)), false));
        } else {
            blocks.add(new Document.Tabular(table(candidates)));
            blocks.add(new Document.Heading("merge", messages.text("duplicates.merge")));
            blocks.add(new Document.Paragraph(messages.text("duplicates.merge.how"), false));
            for (Candidate candidate : candidates) {
                if (!candidate.typesDiffer()) {
                    blocks.add(new Document.Paragraph(command(candidate), false));
                }
            }
        }
        return new Document(
                wording,
                messages.text("duplicates.title"),
                null,
                List.of(new Document.Fact(
                        messages.text("duplicates.compared"), wording.number(BigDecimal.valueOf(compared)))),
                List.copyOf(blocks));
    }

    private Table table(List<Candidate> candidates) {
        List<Table.Row> rows = candidates.stream()
                .map(candidate -> Table.Row.of(
                        new Table.Text(
                                codes.of(Codes.PARTY_TYPE, candidate.kept().type())),
                        new Table.Text(named(candidate.kept())),
                        new Table.Text(named(candidate.alias())),
                        new Table.Count(BigDecimal.valueOf(candidate.score())),
                        new Table.Text(why(candidate))))
                .toList();
        return new Table(
                messages.text("duplicates.caption", Map.of("pairs", candidates.size())),
                List.of(
                        new Table.Column(messages.text("duplicates.type"), Table.Type.TEXT),
                        new Table.Column(messages.text("duplicates.kept"), Table.Type.TEXT),
                        new Table.Column(messages.text("duplicates.alias"), Table.Type.TEXT),
                        new Table.Column(messages.text("duplicates.score"), Table.Type.COUNT),
                        new Table.Column(messages.text("duplicates.why"), Table.Type.TEXT)),
                rows,
                List.of(messages.text("duplicates.note")));
    }

    private static String named(Party party) {
        return party.name().equals(party.id()) ? party.id() : party.name() + " (" + party.id() + ")";
    }

    private String why(Candidate candidate) {
        Stream<String> reasons =
                candidate.reasons().stream().map(reason -> messages.text("duplicates.why." + Json.code(reason)));
        Stream<String> differ = candidate.typesDiffer()
                ? Stream.of(messages.text(
                        "duplicates.why.types_differ",
                        Map.of(
                                "one",
                                        codes.of(
                                                Codes.DONOR_TYPE,
                                                candidate.kept().sort()),
                                "other",
                                        codes.of(
                                                Codes.DONOR_TYPE,
                                                candidate.alias().sort()))))
                : Stream.empty();
        return wording.joined(Stream.concat(reasons, differ).toList());
    }

    /** As a shell takes it; the reason is whoever merges to say. */
    private String command(Candidate candidate) {
        return "./palermo merge " + candidate.alias().type() + " "
                + quoted(candidate.alias().id()) + " " + quoted(candidate.kept().id()) + " --reason "
                + quoted(messages.text("duplicates.reason"));
    }

    private static String quoted(String word) {
        return word.matches("[\\p{L}\\p{N}._/:-]+") && !word.startsWith("-")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }

    private String json(List<Candidate> candidates, long compared) {
        return Json.text(out -> {
            out.writeNumberField("compared", compared);
            out.writeArrayFieldStart("candidates");
            for (Candidate candidate : candidates) {
                out.writeStartObject();
                out.writeStringField("type", candidate.kept().type());
                out.writeStringField("keptId", candidate.kept().id());
                out.writeStringField("keptName", candidate.kept().name());
                out.writeStringField("aliasId", candidate.alias().id());
                out.writeStringField("aliasName", candidate.alias().name());
                out.writeNumberField("score", candidate.score());
                out.writeArrayFieldStart("reasons");
                for (Candidate.Reason reason : candidate.reasons()) {
                    out.writeString(code(reason));
                }
                out.writeEndArray();
                out.writeBooleanField("typesDiffer", candidate.typesDiffer());
                out.writeStringField("command", candidate.typesDiffer() ? null : command(candidate));
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private static String code(Candidate.Reason reason) {
        return Json.code(reason).replace('_', '-');
    }

    /** Names stand guarded: no spreadsheet takes one for a formula. */
    private String csv(List<Candidate> candidates) {
        StringBuilder out = new StringBuilder();
        Csv.line(out, COLUMNS);
        for (Candidate candidate : candidates) {
            Csv.line(out, values(candidate).stream().map(Guarded::text).toList());
        }
        return out.toString();
    }

    private List<String> values(Candidate candidate) {
        return List.of(
                candidate.kept().type(),
                candidate.kept().id(),
                candidate.kept().name(),
                candidate.alias().id(),
                candidate.alias().name(),
                Integer.toString(candidate.score()),
                candidate.reasons().stream().map(DuplicateDocuments::code).collect(Collectors.joining(";")),
                candidate.typesDiffer() ? "yes" : "no",
                candidate.typesDiffer() ? "" : command(candidate));
    }
}

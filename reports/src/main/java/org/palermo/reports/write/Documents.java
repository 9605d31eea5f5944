package org.palermo.reports.write;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.statements.Report;
import org.palermo.reports.statements.Restated;
import org.palermo.reports.statements.Unfinished;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;
import org.palermo.schemas.codes.Language;

/** Turns reports and statements into documents of one language. */
public final class Documents {

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final PassageBlocks passages;
    private final TargetBlocks targets;
    private final FundBlocks fund;
    private final DonorBlocks donor;

    public Documents(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.passages = new PassageBlocks(wording, texts);
        this.targets = new TargetBlocks(wording, texts);
        this.fund = new FundBlocks(wording, texts);
        this.donor = new DonorBlocks(wording, fund);
    }

    /** The period report. */
    public Document of(Report report) {
        List<Document.Fact> facts = new ArrayList<>();
        facts.add(fact("term.period", wording.period(report.question().period())));
        facts.add(fact("term.programme", codes.programme(report.question().programme())));
        known(facts, report.question().knownOn());
        Report.PublishedDocument published = report.published();
        if (published != null) {
            facts.add(fact(
                    "term.beside",
                    wording.joined(List.of(wording.within(title(published)), wording.date(published.date())))));
        }
        String symbol = report.cover().symbol();
        if (symbol != null) {
            facts.add(fact("term.symbol", symbol));
        }
        facts.add(printed(report.printed()));

        List<Block> blocks = new ArrayList<>();
        notices(
                blocks,
                report.unverified(),
                report.demonstration(),
                report.question().period().to(),
                report.question().knownOn(),
                report.printed());
        Restated restated = report.restated();
        if (restated != null) {
            blocks.add(new Document.Paragraph(RestatedWords.of(restated, wording), false));
        }
        Language language = wording.language();
        fallbacks(report).ifPresent(blocks::add);
        for (Report.Section section : report.sections()) {
            String heading = wording.typeset(section.heading().in(language));
            blocks.add(new Document.Heading(section.id(), heading));
            for (Passage passage : section.passages()) {
                blocks.addAll(passages.of(passage, heading, report.question()));
                blocks.addAll(targets.of(section.id(), heading, report.targets(passage)));
            }
        }
        return new Document(
                wording, title(report), banner(report), List.copyOf(facts), List.copyOf(blocks), metadata(report));
    }

    /**
     * The fund's statement.
     *
     * @param printed when it was computed
     */
    public Document of(FundStatement statement, Instant printed) {
        List<Document.Fact> facts = new ArrayList<>();
        days(facts, statement);
        facts.add(printed(printed));
        List<Block> blocks = new ArrayList<>();
        notices(
                blocks,
                statement.unverified(),
                statement.demonstration(),
                statement.at(),
                statement.knownOn(),
                printed);
        blocks.addAll(fund.alone(statement));
        return new Document(
                wording,
                messages.text("title.fund"),
                banner(statement.demonstration()),
                List.copyOf(facts),
                List.copyOf(blocks),
                metadata(statement.demonstration(), statement.unverified(), printed));
    }

    /**
     * One donor's statement.
     *
     * @param printed when it was computed
     */
    public Document of(DonorStatement statement, Instant printed) {
        FundStatement all = statement.fund();
        List<Document.Fact> facts = new ArrayList<>(donor.facts(statement));
        days(facts, all);
        facts.add(printed(printed));
        List<Block> blocks = new ArrayList<>();
        notices(blocks, all.unverified(), statement.isDemonstration(), all.at(), all.knownOn(), printed);
        blocks.addAll(donor.of(statement));
        return new Document(
                wording,
                messages.text("title.fund.donor", Map.of("donor", statement.name())),
                banner(statement.isDemonstration()),
                List.copyOf(facts),
                List.copyOf(blocks),
                metadata(statement.isDemonstration(), all.unverified(), printed));
    }

    private void days(List<Document.Fact> facts, FundStatement fund) {
        LocalDate from = fund.from();
        facts.add(fact(
                "term.period",
                from == null
                        ? messages.text("until", Map.of("date", wording.date(fund.at())))
                        : wording.period(new Period(from, fund.at()))));
        known(facts, fund.knownOn());
    }

    /** What the template's author did not write in the language of the document is shown in another, and that is said. */
    private Optional<Block> fallbacks(Report report) {
        List<String> others = PassageBlocks.fallbacks(report, wording.language()).stream()
                .map(this::name)
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Document.Paragraph(
                        messages.text(
                                "notice.fallback",
                                Map.of("language", name(wording.language()), "others", wording.list(others))),
                        false));
    }

    private String name(Language language) {
        return language.locale().getDisplayLanguage(wording.language().locale());
    }

    private String title(Report.PublishedDocument published) {
        String title = published.title().get(wording.language().tag());
        // A document keeps its own title: where it has none in the language, that of its first one.
        return title != null
                ? title
                : Arrays.stream(Language.values())
                        .flatMap(language -> Stream.ofNullable(published.title().get(language.tag())))
                        .findFirst()
                        .orElse("");
    }

    private void known(List<Document.Fact> facts, @Nullable LocalDate knownOn) {
        if (knownOn != null) {
            facts.add(fact("term.known-on", wording.date(knownOn)));
        }
    }

    private Document.Fact printed(Instant printed) {
        return fact("term.printed", wording.date(LocalDate.ofInstant(printed, ZoneOffset.UTC)));
    }

    private Document.Fact fact(String term, String text) {
        return new Document.Fact(messages.text(term), text);
    }

    private Document.Metadata metadata(boolean demonstration, @Nullable Unverified unverified, Instant printed) {
        Document.Watermark watermark =
                demonstration ? Document.Watermark.DEMONSTRATION : unverified != null ? Document.Watermark.DRAFT : null;
        return new Document.Metadata(messages.text("metadata.subject"), null, printed, watermark, true, 0);
    }

    private Document.Metadata metadata(Report report) {
        Document.Metadata metadata = metadata(report.demonstration(), report.unverified(), report.printed())
                .symbol(report.cover().symbol())
                .pages(report.template().pages());
        return report.cover().draft() && metadata.watermark() == null
                ? metadata.watermark(Document.Watermark.DRAFT)
                : metadata;
    }

    private String title(Report report) {
        String own = report.cover().title();
        return own == null ? wording.typeset(report.template().title().in(wording.language())) : own;
    }

    private @Nullable String banner(Report report) {
        String banner = banner(report.demonstration());
        if (!report.cover().draft()) {
            return banner;
        }
        String draft = messages.text("notice.draft");
        return banner == null ? draft : wording.joined(List.of(draft, banner));
    }

    private @Nullable String banner(boolean demonstration) {
        return demonstration ? messages.text("notice.demonstration") : null;
    }

    private void notices(
            List<Block> blocks,
            @Nullable Unverified unverified,
            boolean demonstration,
            LocalDate end,
            @Nullable LocalDate knownOn,
            Instant printed) {
        if (unverified != null) {
            blocks.add(new Document.Paragraph(UnverifiedWords.of(unverified, wording), true));
        }
        if (demonstration) {
            blocks.add(new Document.Paragraph(messages.text("notice.demonstration.why"), false));
        }
        if (knownOn != null) {
            blocks.add(new Document.Paragraph(
                    messages.text("notice.known-on", Map.of("date", wording.date(knownOn))), false));
        }
        Unfinished.of(end, knownOn, printed)
                .ifPresent(unfinished ->
                        blocks.add(new Document.Paragraph(UnfinishedWords.of(unfinished, wording), false)));
    }
}

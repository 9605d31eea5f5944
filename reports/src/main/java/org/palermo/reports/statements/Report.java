package org.palermo.reports.statements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Question;
import org.palermo.reports.targets.Attainment;

/**
 * A period report, computed and ready to be written in any form and language.
 *
 * @param template by which it was made
 * @param question what was asked
 * @param sections in the declared order
 * @param published the document whose published values stand beside the figures, null where none
 * @param demonstration whether any figure rests on illustrative rows: every output then says so
 * @param printed when it was computed, UTC
 * @param unverified why it cannot be relied on at present, null where nothing speaks against it
 * @param restated what has changed since the same period was published, null where nothing has, or it never was
 * @param cover what its author puts on it
 * @param targets what figures of the report are to reach, by figure, end and identifier
 */
public record Report(
        Plan template,
        Question question,
        List<Section> sections,
        @Nullable PublishedDocument published,
        boolean demonstration,
        Instant printed,
        @Nullable Unverified unverified,
        @Nullable Restated restated,
        Cover cover,
        List<Attainment> targets) {

    /** A report that nothing speaks against. */
    public Report(
            Plan template,
            Question question,
            List<Section> sections,
            @Nullable PublishedDocument published,
            boolean demonstration,
            Instant printed) {
        this(template, question, sections, published, demonstration, printed, null, null, Cover.NONE, List.of());
    }

    /** The same, with what an audit says of it. */
    public Report with(@Nullable Unverified verdict) {
        return new Report(
                template, question, sections, published, demonstration, printed, verdict, restated, cover, targets);
    }

    /** The same, with what has changed since it was published. */
    public Report withRestated(@Nullable Restated changed) {
        return new Report(
                template, question, sections, published, demonstration, printed, unverified, changed, cover, targets);
    }

    /** The same under another cover. */
    public Report under(Cover other) {
        return new Report(
                template, question, sections, published, demonstration, printed, unverified, restated, other, targets);
    }

    /** The same with what its figures are to reach; an illustrative target makes it a demonstration. */
    public Report withTargets(List<Attainment> recorded) {
        boolean illustrative = recorded.stream()
                .anyMatch(attainment -> attainment.target().evidence().equals("illustrative"));
        return new Report(
                template,
                question,
                sections,
                published,
                demonstration || illustrative,
                printed,
                unverified,
                restated,
                cover,
                List.copyOf(recorded));
    }

    /** The targets of those figures that stand first in a passage of this report. */
    public List<Attainment> targets(Passage passage) {
        Set<String> before = passages()
                .takeWhile(other -> other != passage)
                .flatMap(other -> other.figures().stream())
                .collect(Collectors.toUnmodifiableSet());
        Set<String> here = passage.figures();
        return targets.stream()
                .filter(attainment -> {
                    String figure = attainment.target().figure();
                    return here.contains(figure) && !before.contains(figure);
                })
                .toList();
    }

    /** The ids of the figures that stand in it, in any passage. */
    public Set<String> figures() {
        return passages().flatMap(passage -> passage.figures().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Passage> passages() {
        return sections.stream().flatMap(section -> section.passages().stream());
    }

    /** The Trust Fund's statement that stands in it; null where none does. */
    public @Nullable FundStatement fund() {
        for (Section section : sections) {
            for (Passage passage : section.passages()) {
                if (passage instanceof Passage.Fund fund) {
                    return fund.statement();
                }
            }
        }
        return null;
    }

    /**
     * The template that a report was made by.
     *
     * @param name {@code secretariat}, or the name of the user's own file
     * @param title of the report
     * @param pages that it has at most on paper, 0 for as many as it takes
     * @param text the whole file, so that a report can be made again by the same one
     */
    public record Plan(String name, OwnWords title, int pages, String text) {}

    /**
     * Passages that belong together.
     *
     * @param id unique in the report
     * @param heading the template's
     * @param passages in order
     */
    public record Section(String id, OwnWords heading, List<Passage> passages) {

        /** The figures that stand in it as lines. */
        public List<Line> lines() {
            return passages.stream()
                    .flatMap(passage ->
                            passage instanceof Passage.Figures figures ? figures.lines().stream() : Stream.empty())
                    .toList();
        }
    }

    /**
     * One figure of a report.
     *
     * @param figure as computed, over its own period where it has one
     * @param ownPeriod whether the figure's period is not the report's, and is then printed beside it
     * @param beside published values of the figure, with what the comparison says
     */
    public record Line(Figure figure, boolean ownPeriod, List<Comparison> beside) {}

    /**
     * A document whose figures were published.
     *
     * @param title by language tag
     * @param date when it was published
     */
    public record PublishedDocument(Map<String, String> title, LocalDate date) {}
}

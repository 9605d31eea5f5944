package org.palermo.reports.statements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Question;

/**
 * A period report, computed and ready to be written in any form and language.
 *
 * @param question what was asked
 * @param sections in the declared order
 * @param fund the Trust Fund's statement at the end of the period
 * @param published the document whose published values stand beside the figures, null where none
 * @param demonstration whether any figure rests on illustrative rows: every output then says so
 * @param printed when it was computed, UTC
 * @param unverified why it cannot be relied on at present, null where nothing speaks against it
 * @param restated what has changed since the same period was published, null where nothing has, or it never was
 */
public record Report(
        Question question,
        List<Section> sections,
        FundStatement fund,
        @Nullable PublishedDocument published,
        boolean demonstration,
        Instant printed,
        @Nullable Unverified unverified,
        @Nullable Restated restated) {

    /** A report that nothing speaks against. */
    public Report(
            Question question,
            List<Section> sections,
            FundStatement fund,
            @Nullable PublishedDocument published,
            boolean demonstration,
            Instant printed) {
        this(question, sections, fund, published, demonstration, printed, null, null);
    }

    /** The same beside another statement of the fund. */
    public Report with(FundStatement statement) {
        return new Report(question, sections, statement, published, demonstration, printed, unverified, restated);
    }

    /** The same, with what an audit says of it. */
    public Report with(@Nullable Unverified verdict) {
        return new Report(question, sections, fund, published, demonstration, printed, verdict, restated);
    }

    /** The same, with what has changed since it was published. */
    public Report withRestated(@Nullable Restated changed) {
        return new Report(question, sections, fund, published, demonstration, printed, unverified, changed);
    }

    /**
     * Figures that belong together.
     *
     * @param id names its heading in the message bundle
     * @param lines one a figure
     */
    public record Section(String id, List<Line> lines) {}

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

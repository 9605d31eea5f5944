package org.palermo.reports.templates;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.statements.Passage.Gap.Sort;

/** Finds what is missing or doubtful in the figures of a report. */
final class Gaps {

    private Gaps() {}

    /** What is to be told of each figure, each once. */
    static Passage.Gaps of(List<Figure> figures) {
        Set<Passage.Gap> gaps = new LinkedHashSet<>();
        Set<String> told = new HashSet<>();
        for (Figure figure : figures) {
            for (Passage.Gap gap : of(figure)) {
                // the same figure may stand by category and by region: what is true of it is told once
                String what = figure.id() + " " + figure.period() + " " + gap.sort() + " "
                        + (gap.sort() == Sort.NOT_STATED ? figure.parts().hashCode() : 0);
                if (told.add(what)) {
                    gaps.add(gap);
                }
            }
        }
        return new Passage.Gaps(List.copyOf(gaps));
    }

    private static List<Passage.Gap> of(Figure figure) {
        List<Passage.Gap> gaps = new ArrayList<>();
        BigDecimal value = figure.value();
        if (value == null) {
            return List.of(new Passage.Gap(figure, Sort.ABSENT, null));
        }
        if (value.signum() == 0) {
            gaps.add(new Passage.Gap(figure, Sort.NOTHING, value));
        }
        BigDecimal atMost = figure.atMost();
        if (atMost != null) {
            gaps.add(new Passage.Gap(figure, Sort.DATES, atMost));
        }
        evidence(figure, "illustrative", Sort.ILLUSTRATIVE, gaps);
        evidence(figure, "reported", Sort.REPORTED, gaps);
        for (Figure.Part part : figure.parts()) {
            if (part.key().equals("not-stated")) {
                gaps.add(new Passage.Gap(figure, Sort.NOT_STATED, part.value()));
            }
        }
        return gaps;
    }

    private static void evidence(Figure figure, String evidence, Sort sort, List<Passage.Gap> gaps) {
        BigDecimal quantity = figure.evidence().get(evidence);
        if (quantity != null && quantity.signum() > 0) {
            gaps.add(new Passage.Gap(figure, sort, quantity));
        }
    }
}

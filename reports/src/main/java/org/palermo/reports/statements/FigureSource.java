package org.palermo.reports.statements;

import java.util.Collection;
import java.util.Map;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Figure;

/** Where a report gets its figures: all at once, so that the source may answer many with one read. */
@FunctionalInterface
public interface FigureSource {

    /** Answers every question; an answer that is missing is a fault of the source. */
    Map<Ask, Figure> computeAll(Collection<Ask> asks);
}

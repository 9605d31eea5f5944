package org.palermo.reports.statements;

import java.util.Map;
import java.util.Set;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Question;

/** Where a report gets its figures: all at once, so that the source may answer many with one read. */
public interface FigureSource {

    /** Answers every request; an answer that is missing is a fault of the source. */
    Map<Request, Figure> compute(Set<Request> requests);

    /**
     * One figure, for one question.
     *
     * @param figure id as declared
     * @param question period, programme and day of knowledge
     */
    record Request(String figure, Question question) {}
}

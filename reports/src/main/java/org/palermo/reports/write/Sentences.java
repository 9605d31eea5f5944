package org.palermo.reports.write;

import org.palermo.reports.figures.Figure;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;

/** The sentences of a report, one by one. */
public final class Sentences {

    private final FigureLines lines;

    public Sentences(Wording wording, FigureTexts texts) {
        this.lines = new FigureLines(wording, texts);
    }

    /** What the report says of the figure; where there is nothing to count, that in words. */
    public String of(Figure figure) {
        return lines.sentence(figure);
    }
}

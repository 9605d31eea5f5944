package org.palermo.reports.wording;

import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.schemas.codes.Language;

/** What the declarations of the figures say in words. */
public interface FigureTexts {

    /** The texts of a declared figure; an id that is not declared is a fault. */
    FigureText of(String figure, Language language);

    /** Why a figure has no value, as a sentence; a code that is not declared is a fault. */
    String absence(String code, Language language);

    /** Paragraph of the Secretariat's report that the definition follows, "3 (a)"; empty where it follows none. */
    default String source(String figure) {
        return "";
    }

    /**
     * A figure in words.
     *
     * @param name short, as a heading of its line
     * @param definition what is counted
     * @param sentence an ICU pattern, see {@link Wording#sentence}
     */
    record FigureText(String name, String definition, String sentence) {}

    /** The texts that stand beside the figures' definitions. */
    static FigureTexts of(Declarations declarations) {
        return new FigureTexts() {
            @Override
            public FigureText of(String figure, Language language) {
                FigureDeclaration declared = declarations.figure(figure);
                String tag = language.tag();
                return new FigureText(
                        declared.name().in(tag),
                        declared.definition().in(tag),
                        declared.sentence().in(tag));
            }

            @Override
            public String source(String figure) {
                return declarations.figure(figure).source();
            }

            @Override
            public String absence(String code, Language language) {
                return declarations.absence(code).in(language.tag());
            }
        };
    }
}

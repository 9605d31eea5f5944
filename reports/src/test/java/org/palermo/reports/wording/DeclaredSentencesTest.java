package org.palermo.reports.wording;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Period;
import org.palermo.schemas.codes.Language;

/** Every declared sentence is one, whatever the value. */
class DeclaredSentencesTest {

    private static final Period PERIOD = new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 4, 30));

    @ParameterizedTest
    @CsvSource({"EN, 1", "EN, 2", "EN, 36", "EN, 230000000", "FR, 1", "FR, 2", "FR, 36", "FR, 230000000"})
    void everyDeclaredSentenceIsFilledAndEnds(Language language, BigDecimal value) {
        // Given
        Wording wording = Wording.in(language);
        FigureTexts texts = FigureTexts.of(Declarations.standard());

        for (FigureDeclaration declaration : Declarations.standard().figures()) {
            Figure figure = new Figure(
                    declaration.id(),
                    declaration.kind(),
                    declaration.unit(),
                    PERIOD,
                    value,
                    null,
                    Map.of(),
                    List.of(),
                    List.of(),
                    Figure.Source.TOTALS,
                    null);

            // When
            String sentence =
                    wording.sentence(texts.of(declaration.id(), language).sentence(), figure);

            // Then
            assertTrue(sentence.endsWith("."), sentence);
            assertFalse(sentence.contains("{") || sentence.contains("}"), sentence);
            assertFalse(sentence.contains("''") || sentence.contains("  "), sentence);
            assertTrue(Character.isUpperCase(sentence.charAt(0)) || Character.isDigit(sentence.charAt(0)), sentence);
        }
    }
}

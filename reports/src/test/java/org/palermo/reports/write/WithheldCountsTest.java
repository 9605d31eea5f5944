package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.SurvivorCounts;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.statements.FundSample;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.SmallCounts;
import org.palermo.reports.statements.SurvivorTable;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/** Whoever lays every form and language of one statement side by side learns no more than from one of them. */
class WithheldCountsTest {

    /** Small and large stand for few and many, with digits by which they are found wherever they are written. */
    private static final long SMALL = 71_717;

    private static final long HIDING = 93_939;
    private static final long SHOWN = 5_656_565;

    private static FundStatement statement() {
        Map<String, Long> counts = new TreeMap<>(Map.of("women", SHOWN, "men", HIDING, "girls", SMALL));
        SurvivorTable table = new SurvivorTable(
                new SurvivorCounts(new TreeMap<>(Map.of(2014, new TreeMap<>(counts)))), FundSample.AT, Set.of());
        SmallCounts guard =
                new SmallCounts(asks -> Map.of(), _ -> false, new Disclosure(80_000), table, List.of(), Map.of());
        return guard.guarded(FundSample.assisting(table));
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "EML")
    void noFormInAnyLanguageHoldsAWithheldCount(Format format) throws Exception {
        FundStatement statement = statement();
        for (Language language : Language.values()) {
            Result result = new Results(Wording.in(language), FigureTexts.of(Declarations.standard()))
                    .of(statement, SampleReport.PRINTED);

            // with every part of an archive, seen or not
            String digits = digits(all(format, language, new Writers().write(result, format)));

            String where = format + " " + language;
            assertTrue(digits.contains(Long.toString(SHOWN)), where);
            assertTrue(digits.contains(Long.toString(SMALL + HIDING + SHOWN)), where);
            for (long hidden : List.of(SMALL, HIDING, SMALL + HIDING, SHOWN + HIDING, SHOWN + SMALL)) {
                assertFalse(digits.contains(Long.toString(hidden)), where + ": " + hidden);
            }
        }
    }

    private static String all(Format format, Language language, byte[] written) throws Exception {
        return switch (format) {
            case TEXT, HTML, MARKDOWN, JSON, EML -> new String(written, StandardCharsets.UTF_8);
            case CSV, XLSX, DOCX ->
                Archive.files(written).stream()
                        .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("\n"));
            case PDF -> PdfText.of(written, language.direction() == Language.Direction.RIGHT_TO_LEFT);
        };
    }

    /** Without what stands between the digits of a number. */
    private static String digits(String text) {
        return text.replaceAll("(?<=\\d)[ ,\u00a0\u202f](?=\\d{3})", "");
    }
}

package org.palermo.producers.fields;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Nearest;
import org.palermo.producers.registers.Shape;
import org.palermo.schemas.codes.Code;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Currencies;
import org.palermo.schemas.codes.CurrencyCode;
import org.palermo.schemas.codes.FigureCode;
import org.palermo.schemas.codes.FigureCodes;
import org.palermo.schemas.codes.Language;

/** Codes: of a list, of a currency, of a language, yes and no. */
public final class CodeTypes {

    private static final Set<String> YES = Set.of("yes", "y", "true", "oui", "o", "vrai");
    private static final Set<String> NO = Set.of("no", "n", "false", "non", "faux");
    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    private CodeTypes() {}

    /** A code of the list, or one of its names; nothing else. */
    public static Type<String> code(CodeList list) {
        return Texts.of(new Allowed.OneOf(list), (text, report) -> code(list, text, report));
    }

    /** A code of the list, or one of its names; anything else is kept as stated, with a warning. */
    public static Type<String> openCode(CodeList list) {
        return Texts.of(new Allowed.OneOf(list), (text, report) -> openCode(list, text, report));
    }

    static @Nullable String openCode(CodeList list, String text, CellReport report) {
        Optional<Code> code = list.resolve(text);
        if (code.isEmpty()) {
            report.report(FindingCode.CODE_UNLISTED, text, known(list, text));
            return Texts.isClean(text, false, Texts.LONGEST_ID, report) ? text : null;
        }
        return code.get().id();
    }

    static @Nullable String code(CodeList list, String text, CellReport report) {
        Optional<Code> code = list.resolve(text);
        if (code.isEmpty()) {
            report.report(FindingCode.CODE_UNKNOWN, text, known(list, text));
        }
        return code.map(Code::id).orElse(null);
    }

    private static Map<String, Object> known(CodeList list, String text) {
        List<String> ids = list.codes().stream().map(Code::id).toList();
        List<String> nearest = Nearest.to(text, ids);
        return Map.of(
                "suggestions", String.join(", ", nearest), "count", nearest.size(), "known", String.join(", ", ids));
    }

    /** An ISO 4217 code, in upper case. */
    public static Type<String> currency() {
        return Texts.of(Allowed.Standard.CURRENCY, (text, report) -> {
            Optional<CurrencyCode> currency = Currencies.resolve(text);
            if (currency.isEmpty()) {
                report.report(FindingCode.CURRENCY_UNKNOWN, text);
            }
            return currency.map(CurrencyCode::code).orElse(null);
        });
    }

    /** The id of a figure that reports compute. */
    public static Type<FigureCode> figure() {
        return Texts.of(Allowed.Standard.FIGURE, (text, report) -> {
            Optional<FigureCode> figure = FigureCodes.byId(text);
            if (figure.isEmpty()) {
                List<String> ids =
                        FigureCodes.all().stream().map(FigureCode::id).toList();
                List<String> nearest = Nearest.to(text, ids);
                report.report(
                        FindingCode.FIGURE_UNKNOWN,
                        text,
                        Map.of("suggestions", String.join(", ", nearest), "count", nearest.size()));
            }
            return figure.orElse(null);
        });
    }

    /** An ISO 639-1 code, or the English or French name of one of the six UN languages. */
    public static Type<String> language() {
        return Texts.of(Allowed.Standard.LANGUAGE, (text, report) -> {
            String lower = text.toLowerCase(Locale.ROOT);
            Optional<String> code = LANGUAGES.contains(lower) ? Optional.of(lower) : named(lower);
            if (code.isEmpty()) {
                report.report(FindingCode.LANGUAGE_UNKNOWN, text);
            }
            return code.orElse(null);
        });
    }

    private static Optional<String> named(String lower) {
        return Stream.of(Language.values())
                .filter(language -> Stream.of(Locale.ENGLISH, Locale.FRENCH)
                        .anyMatch(in -> language.locale()
                                .getDisplayLanguage(in)
                                .toLowerCase(Locale.ROOT)
                                .equals(lower)))
                .map(Language::tag)
                .findFirst();
    }

    /** {@code yes} or {@code no}, {@code oui} or {@code non}, their first letters, or what a spreadsheet makes of them. */
    public static Type<Boolean> yesNo() {
        return Texts.of(Shape.YES_NO, new Allowed.YesNo(), (text, report) -> {
            String lower = text.toLowerCase(Locale.ROOT);
            if (YES.contains(lower) || NO.contains(lower)) {
                return YES.contains(lower);
            }
            report.report(FindingCode.YES_NO_INVALID, text);
            return null;
        });
    }
}

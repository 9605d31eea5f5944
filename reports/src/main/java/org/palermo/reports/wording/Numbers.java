package org.palermo.reports.wording;

import com.ibm.icu.math.MathContext;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palermo.schemas.codes.Language;

/**
 * How a language writes numbers in digits and, under ten, in words, after the documents of the United Nations: English
 * groups by commas, the others by spaces; English and Chinese set a decimal point, the others a comma; Arabic uses the
 * digits 0 to 9.
 */
final class Numbers {

    static final char NO_BREAK_SPACE = '\u00a0';

    /**
     * What sentences may ask for: the argument's name, and the ICU rule that spells it. A language that does not decline
     * its numbers gives the nearest that it has.
     */
    private static final Map<String, String> FORMS = forms();

    private static final BigDecimal TEN = BigDecimal.TEN;

    /** Three to nine in Arabic, which counts masculine things in the feminine and feminine things in the masculine. */
    private static final List<String> ARABIC_OF_MASCULINE =
            List.of("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة");

    private static final List<String> ARABIC_OF_FEMININE = List.of("ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع");

    private final Language language;
    private final DecimalFormatSymbols symbols;
    private final RuleBasedNumberFormat spelled;
    private final Set<String> rules;

    Numbers(Language language, ULocale locale) {
        this.language = language;
        this.symbols = new DecimalFormatSymbols(locale);
        this.spelled = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        this.rules = Set.copyOf(Arrays.asList(spelled.getRuleSetNames()));
        if (language != Language.EN) {
            symbols.setGroupingSeparatorString(String.valueOf(NO_BREAK_SPACE));
        }
        if (language != Language.EN && language != Language.ZH) {
            symbols.setDecimalSeparatorString(",");
        }
    }

    private static Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("count", "masculine");
        forms.put("countFeminine", "feminine");
        forms.put("countNeuter", "neuter");
        forms.put("countGenitive", "masculine-genitive");
        forms.put("countDative", "masculine-dative");
        forms.put("countFeminineDative", "feminine-dative");
        forms.put("countFeminineGenitive", "feminine-genitive");
        forms.put("countFeminineAccusative", "feminine-accusative");
        forms.put("countInstrumental", "masculine-instrumental");
        forms.put("countPrepositional", "masculine-prepositional");
        forms.put("countFemininePrepositional", "feminine-prepositional");
        return Map.copyOf(forms);
    }

    /** Grouped, with at least and at most that many decimals, rounded half up. */
    String digits(BigDecimal value, int least, int most) {
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(MathContext.ROUND_HALF_UP);
        return format.format(value);
    }

    String minus() {
        return symbols.getMinusSignString();
    }

    /** Every form of a number that a sentence may ask for, by the argument's name. */
    Map<String, String> counts(BigDecimal value) {
        Map<String, String> counts = new LinkedHashMap<>();
        FORMS.forEach((name, rule) -> counts.put(name, count(value, rule)));
        return counts;
    }

    /** A whole number under ten in words, any other in digits with at most one decimal. */
    String count(BigDecimal value, String rule) {
        boolean small = value.signum() > 0 && value.compareTo(TEN) < 0;
        if (!small || value.stripTrailingZeros().scale() > 0) {
            return digits(value, 0, 1);
        }
        int number = value.intValueExact();
        return switch (language) {
            case EN, FR, ES, RU -> spelled(number, rule);
            // Before what is counted, two is 两.
            case ZH -> number == 2 ? "两" : spelled(number, rule);
            case AR ->
                number < 3
                        ? spelled(number, rule)
                        : (rule.startsWith("feminine") ? ARABIC_OF_FEMININE : ARABIC_OF_MASCULINE).get(number - 3);
        };
    }

    private String spelled(int number, String rule) {
        synchronized (spelled) {
            for (String known : List.of(rule, rule.replaceFirst("-.*", ""), "masculine")) {
                if (rules.contains("%spellout-cardinal-" + known)) {
                    return spelled.format(number, "%spellout-cardinal-" + known);
                }
            }
            return spelled.format(number);
        }
    }
}

package org.palermo.reports.wording;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.Published;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.values.PartialDate;

/**
 * How one language writes numbers, amounts, dates and lists: the United Nations Editorial Manual's rules for English,
 * those of the Secretariat's documents for the other five. Amounts are decimal, never binary; rounding here is for reading
 * only.
 */
public final class Wording {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** A million is written as such when at most this many decimals are left: 1.75 million, but 357,701. */
    private static final int DECIMALS_OF_MILLIONS = 2;

    /** High punctuation after a letter, digit or bracket, with an ordinary space or none before it. */
    private static final Pattern TIGHT = Pattern.compile("(?<=[\\p{L}\\p{N})]) ?([:;!?%])(?=\\s|$)");

    /** A sub-paragraph's letter in brackets, as documents in English cite it. */
    private static final Pattern SUBPARAGRAPH = Pattern.compile("\\((\\p{L})\\)");

    /** The letters of sub-paragraphs in Arabic documents, in their order. */
    private static final List<String> ARABIC_LETTERS =
            List.of("أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن");

    /** Stands for an "and" within a name while names are joined. */
    private static final char AND_HELD = '\ufff9';

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Language language;
    private final ULocale locale;
    private final Messages messages;
    private final Numbers numbers;
    private final ListFormatter lists;

    private Wording(Language language, ULocale locale) {
        this.language = language;
        this.locale = locale;
        this.numbers = new Numbers(language, locale);
        this.messages = new Messages(language, locale, numbers);
        this.lists = ListFormatter.getInstance(locale);
    }

    public static Wording in(Language language) {
        return new Wording(
                language,
                switch (language) {
                    // British conventions are those of the Editorial Manual: 1 October 2014, 2,300,000.
                    case EN -> ULocale.UK;
                    // United Nations documents in Arabic keep the digits 0 to 9 in tables, symbols and dates.
                    case AR -> ULocale.forLanguageTag("ar-u-nu-latn");
                    case FR, ES, RU, ZH -> ULocale.forLocale(language.locale());
                });
    }

    public Language language() {
        return language;
    }

    public Messages messages() {
        return messages;
    }

    /** In digits, grouped: 1,311 or 1 311; at most one decimal, for means. */
    public String number(BigDecimal value) {
        return numbers.digits(value, 0, 1);
    }

    /** A whole number under ten in words, any other in digits: four, 36; masculine where the language has genders. */
    public String count(BigDecimal value) {
        return numbers.count(value, "masculine");
    }

    /** As {@link #count}, before or for a feminine noun: une affaire. */
    public String countFeminine(BigDecimal value) {
        return numbers.count(value, "feminine");
    }

    /**
     * A number in every form that a message may ask for, by the name of its argument: {@code count}, {@code countFeminine}
     * and {@code countNeuter} as a subject; {@code countGenitive}, {@code countDative}, {@code countInstrumental},
     * {@code countPrepositional}, {@code countFeminineGenitive}, {@code countFeminineDative},
     * {@code countFeminineAccusative} and {@code countFemininePrepositional} where the language declines it.
     */
    public Map<String, String> counts(BigDecimal value) {
        return numbers.counts(value);
    }

    /** As {@link #counts}, of arguments in which the number itself chooses plurals under that name. */
    public Map<String, Object> counted(String name, long number) {
        Map<String, Object> arguments = new LinkedHashMap<>(counts(BigDecimal.valueOf(number)));
        arguments.put(name, number);
        return arguments;
    }

    /** USD cents as dollars to the cent, without a unit: 2,300,000.00. */
    public String cents(BigDecimal cents) {
        return numbers.digits(cents.movePointLeft(2), 2, 2);
    }

    /** An amount in its own currency, to its minor unit: EUR 16,850.00, JPY 4,000,000; 16 850,00 EUR. */
    public String original(BigDecimal amount, String currency) {
        int digits = Math.max(0, amount.scale());
        return messages.text(
                "amount.original", Map.of("currency", currency, "amount", numbers.digits(amount, digits, digits)));
    }

    /** A decimal as it was stated, with all its digits: a rate. */
    public String decimal(BigDecimal value) {
        int digits = Math.max(0, value.scale());
        return numbers.digits(value, digits, digits);
    }

    /** A dollar amount with its unit: $2.3 million, $357,701, $12.50; 2,3 millions de dollars; 230万美元. */
    public String dollars(BigDecimal dollars) {
        // The sign stands before the dollar's.
        String sign = dollars.signum() < 0 ? numbers.minus() : "";
        BigDecimal exact = dollars.abs().stripTrailingZeros();
        BigDecimal millions = exact.divide(MILLION).stripTrailingZeros();
        if (exact.compareTo(MILLION) >= 0 && millions.scale() <= DECIMALS_OF_MILLIONS) {
            return messages.text(
                    "amount.millions",
                    Map.of(
                            "sign", sign,
                            "amount", numbers.digits(millions, 0, DECIMALS_OF_MILLIONS),
                            "n", millions,
                            "tenThousands", numbers.digits(millions.movePointRight(2), 0, 0),
                            "hundredMillions", numbers.digits(millions.movePointLeft(2), 0, 4)));
        }
        String amount = exact.scale() <= 0 ? number(exact) : numbers.digits(exact, 2, 2);
        return messages.text("amount", Map.of("sign", sign, "amount", amount, "n", exact));
    }

    /** A share as a whole percentage; never 0 % of something nor 100 % of less than all. */
    public String percent(BigDecimal share) {
        BigDecimal percent = share.multiply(HUNDRED);
        if (percent.signum() > 0 && percent.compareTo(BigDecimal.ONE) < 0) {
            return messages.text("percent.less-than", Map.of("n", number(BigDecimal.ONE)));
        }
        BigDecimal most = BigDecimal.valueOf(99);
        if (percent.compareTo(most) > 0 && percent.compareTo(HUNDRED) < 0) {
            return messages.text("percent.more-than", Map.of("n", number(most)));
        }
        return messages.text("percent", Map.of("n", number(percent.setScale(0, RoundingMode.HALF_UP))));
    }

    /** A share with one decimal, for tables: 33.3%. */
    public String share(BigDecimal share) {
        return messages.text("percent.cell", Map.of("n", numbers.digits(share.multiply(HUNDRED), 0, 1)));
    }

    /** 1 October 2014; 1er octobre 2014. */
    public String date(LocalDate date) {
        return messages.text(
                "date.day",
                Map.of(
                        "day",
                        date.getDayOfMonth(),
                        "month",
                        month(date.getMonthValue(), "day"),
                        "year",
                        year(date.getYear())));
    }

    /** As precise as the date: 25 March 2015, March 2015 or 2015. */
    public String date(PartialDate date) {
        if (date.isDay()) {
            return date(date.from());
        }
        return date.month()
                .map(this::month)
                .orElseGet(() -> calendarYear(date.from().getYear()));
    }

    /** March 2015. */
    public String month(YearMonth month) {
        return messages.text(
                "date.month", Map.of("month", month(month.getMonthValue(), "alone"), "year", year(month.getYear())));
    }

    /** From its first day to its last; whole years are named as such, 2015 or 2014-2015. */
    public String period(Period period) {
        boolean wholeYears = period.from().getDayOfYear() == 1
                && period.to().getMonthValue() == 12
                && period.to().getDayOfMonth() == 31;
        if (!wholeYears) {
            return messages.text("date.span", Map.of("from", date(period.from()), "to", date(period.to())));
        }
        String first = year(period.from().getYear());
        String last = year(period.to().getYear());
        return first.equals(last)
                ? calendarYear(period.from().getYear())
                : messages.text("date.years", Map.of("from", first, "to", last));
    }

    /** When a figure holds: the end of its period for a stock, the whole of it for a flow. */
    public String when(Figure.Kind kind, Period period) {
        return switch (kind) {
            case FLOW -> period(period);
            case STOCK -> messages.text("at", Map.of("date", date(period.to())));
        };
    }

    /** Barbados, Singapore and Sri Lanka. */
    public String list(Collection<String> items) {
        // A Chinese name that holds the "and" of lists itself, as that of Bosnia and Herzegovina, needs the other one.
        return language == Language.ZH && items.stream().anyMatch(item -> item.contains("和"))
                ? lists.format(items.stream()
                                .map(item -> item.replace('和', AND_HELD))
                                .toList())
                        .replace("和", "以及")
                        .replace(AND_HELD, '和')
                : lists.format(items);
    }

    /** The language's alphabetical order of names. */
    public Comparator<String> alphabetical() {
        return Collator.getInstance(locale)::compare;
    }

    /** A label and what it labels, with the language's colon. */
    public String labelled(String label, String text) {
        return messages.text("labelled", Map.of("label", label, "text", text));
    }

    /** A published value as its document states it: more than 900, nearly a third, $2.3 million. */
    public String stated(Published published, String unit) {
        String key = "stated." + published.qualifier().code();
        if (unit.equals("share")) {
            return messages.text(
                    key + ".share",
                    Map.of("fraction", Fraction.selectorOf(published.value()), "percent", percent(published.value())));
        }
        if (unit.equals("USD")) {
            String dollars = dollars(published.value());
            return messages.text(key, Map.of("value", dollars, "genitive", dollars));
        }
        // Chinese writes a number in words only before what it counts, and here nothing follows.
        String value = language == Language.ZH ? number(published.value()) : count(published.value());
        return messages.text(
                key, Map.of("value", value, "genitive", numbers.count(published.value(), "masculine-genitive")));
    }

    /**
     * A computed figure's sentence.
     *
     * @param pattern as declared: an ICU message with the named arguments {@code value} (a number, USD in dollars, for
     *     plurals), {@code count} and its other forms ({@link #counts}: words under ten), {@code amount} (dollars),
     *     {@code percent}, {@code from}, {@code to}, {@code year} (of its end) and {@code period}
     * @throws IllegalArgumentException if the figure has no value
     */
    public String sentence(String pattern, Figure figure) {
        BigDecimal value = figure.value();
        if (value == null) {
            throw new IllegalArgumentException("no sentence without a value: " + figure.id());
        }
        BigDecimal stated = figure.unit().equals("USD") ? value.movePointLeft(2) : value;
        Map<String, Object> arguments = new LinkedHashMap<>(counts(stated));
        arguments.put("value", stated);
        arguments.put("amount", dollars(stated));
        arguments.put("percent", percent(stated));
        arguments.put("from", date(figure.period().from()));
        arguments.put("to", date(figure.period().to()));
        arguments.put("year", year(figure.period().to().getYear()));
        arguments.put("period", period(figure.period()));
        return capitalized(typeset(messages.format(pattern, arguments)));
    }

    /** With the language's spaces before punctuation, for texts that were written without: French sets one before : ; ! ? %. */
    public String typeset(String text) {
        return language == Language.FR ? TIGHT.matcher(text).replaceAll(Numbers.NO_BREAK_SPACE + "$1") : text;
    }

    /** A paragraph as the language cites it: 3 (a); 3 a) in French, Spanish and Russian; 3(a) in Chinese, 3 (أ) in Arabic. */
    public String paragraph(String cited) {
        return switch (language) {
            case EN -> cited;
            case ZH -> cited.replace(" (", "(");
            case FR, ES, RU -> SUBPARAGRAPH.matcher(cited).replaceAll("$1)");
            case AR ->
                SUBPARAGRAPH.matcher(cited).replaceAll(letter -> {
                    int at = letter.group(1).charAt(0) - 'a';
                    return at >= 0 && at < ARABIC_LETTERS.size() ? "(" + ARABIC_LETTERS.get(at) + ")" : letter.group();
                });
        };
    }

    /** Texts one after the other, without an "and": documented 40%, illustrative 60%. */
    public String joined(Collection<String> texts) {
        return String.join(messages.text("separator.comma"), texts);
    }

    /** As {@link #joined}, for texts that may hold commas themselves. */
    public String apart(Collection<String> texts) {
        return String.join(messages.text("separator.semicolon"), texts);
    }

    /** A text and what is said of it in brackets: Spain (ESP). */
    public String bracketed(String text, String remark) {
        return messages.text("bracketed", Map.of("text", text, "remark", remark));
    }

    /** A remark in brackets on a line of its own. */
    public String remark(String remark) {
        return messages.text("bracketed.alone", Map.of("remark", remark));
    }

    /** Statements without their full stops, as sentences one after the other. */
    public String sentences(Collection<String> statements) {
        return String.join(messages.text("separator.sentence"), statements) + messages.text("full-stop");
    }

    /** Whole sentences one after the other; in Chinese the full stop is space enough. */
    public String running(Collection<String> sentences) {
        return String.join(language == Language.ZH ? "" : " ", sentences);
    }

    /** A label and a sentence: after the colon it begins small, except in English, whose manual wants a capital letter. */
    public String introduced(String label, String sentence) {
        return labelled(
                label,
                language == Language.EN || sentence.isEmpty()
                        ? sentence
                        : sentence.substring(0, 1).toLowerCase(language.locale()) + sentence.substring(1));
    }

    /** A text that may be Latin, to stand within this language's: set apart where the language runs from the right. */
    public String within(String text) {
        return language.direction() == Language.Direction.RIGHT_TO_LEFT ? Message.isolated(text) : text;
    }

    /** With a capital first letter: the beginning of a sentence or of a line. */
    public String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(language.locale()) + text.substring(1);
    }

    private String month(int month, String form) {
        return messages.text("month." + month, Map.of("form", form));
    }

    private String calendarYear(int year) {
        return messages.text("date.year", Map.of("year", year(year)));
    }

    /** Years are never grouped. */
    private static String year(int year) {
        return Integer.toString(year);
    }
}

package org.palermo.reports.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.Published;
import org.palermo.reports.statements.Published.Qualifier;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.values.PartialDate;

/**
 * How Spanish, Russian, Chinese and Arabic write what {@link WordingTest} shows in English and French; ~ stands for a
 * no-break space. Expected forms are those of the grammars and of documents of the United Nations.
 */
class SixLanguagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1    | ES | un     | una
            3    | ES | tres   | tres
            10   | ES | 10     | 10
            1311 | ES | 1~311  | 1~311
            4.5  | ES | 4,5    | 4,5
            1    | RU | один   | одна
            2    | RU | два    | две
            5    | RU | пять   | пять
            21   | RU | 21     | 21
            1311 | RU | 1~311  | 1~311
            2    | ZH | 两     | 两
            4    | ZH | 四     | 四
            1311 | ZH | 1~311  | 1~311
            4.5  | ZH | 4.5    | 4.5
            3    | AR | ثلاثة  | ثلاث
            8    | AR | ثمانية | ثماني
            11   | AR | 11     | 11
            1311 | AR | 1~311  | 1~311
            4.5  | AR | 4,5    | 4,5
            """)
    void numbersUnderTenAreInWords(BigDecimal value, Language language, String masculine, String feminine) {
        assertEquals(spaced(masculine), Wording.in(language).count(value));
        assertEquals(spaced(feminine), Wording.in(language).countFeminine(value));
    }

    /** Russian declines a number with what it counts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | одного  | одному | одном
            2 | двух    | двум   | двух
            5 | пяти    | пяти   | пяти
            21 | 21     | 21     | 21
            """)
    void russianNumbersAreDeclined(BigDecimal value, String genitive, String dative, String prepositional) {
        Map<String, String> forms = Wording.in(Language.RU).counts(value);

        assertEquals(genitive, forms.get("countGenitive"));
        assertEquals(dative, forms.get("countDative"));
        assertEquals(prepositional, forms.get("countPrepositional"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RU | 1   | 1 событие
            RU | 2   | 2 события
            RU | 3   | 3 события
            RU | 5   | 5 событий
            RU | 11  | 11 событий
            RU | 21  | 21 событие
            RU | 101 | 101 событие
            RU | 1005 | 1~005 событий
            AR | 0   | لا أحداث
            AR | 1   | حدث واحد
            AR | 2   | حدثان
            AR | 3   | 3 أحداث
            AR | 11  | 11 حدثا
            AR | 100 | 100 حدث
            AR | 103 | 103 أحداث
            ES | 1   | Un evento
            ES | 2   | 2 eventos
            ES | 1311 | 1~311 eventos
            ZH | 1   | 1个事件
            ZH | 1311 | 1~311个事件
            """)
    void pluralsFollowTheLanguage(Language language, int events, String said) {
        assertEquals(
                spaced(said), Wording.in(language).messages().text("rejections.caption", Map.of("events", events)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ES | 2300000   | 2,3 millones de dólares
            ES | 1000000   | 1 millón de dólares
            ES | 357701    | 357~701 dólares
            ES | 1         | 1 dólar
            RU | 2300000   | 2,3~млн долл. США
            RU | 357701    | 357~701~долл. США
            RU | -12.5     | -12,50~долл. США
            ZH | 2300000   | 230万美元
            ZH | 1750000   | 175万美元
            ZH | 123450000 | 1.2345亿美元
            ZH | 357701    | 357~701美元
            AR | 2300000   | 2,3 مليون دولار
            AR | 2000000   | مليوني دولار
            AR | 3000000   | 3 ملايين دولار
            AR | 357701    | 357~701 دولار
            AR | 12        | 12 دولارا
            """)
    void amountsAreWrittenAsDocumentsWriteThem(Language language, BigDecimal dollars, String said) {
        assertEquals(spaced(said), Wording.in(language).dollars(dollars));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ES | 2014-10-01 | 1 de octubre de 2014
            ES | 2015-03    | marzo de 2015
            RU | 2014-10-01 | 1 октября 2014 года
            RU | 2015-03    | март 2015 года
            RU | 2015       | 2015 год
            ZH | 2014-10-01 | 2014年10月1日
            ZH | 2015-03    | 2015年3月
            ZH | 2015       | 2015年
            AR | 2014-10-01 | 1 تشرين الأول/أكتوبر 2014
            AR | 2015-03    | آذار/مارس 2015
            AR | 2015       | 2015
            """)
    void datesAreAsPreciseAsTheyAre(Language language, String date, String said) {
        assertEquals(said, Wording.in(language).date(PartialDate.of(date)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ES | 2014-10-01 | 2016-04-30 | del 1 de octubre de 2014 al 30 de abril de 2016
            RU | 2014-10-01 | 2016-04-30 | с 1 октября 2014 года по 30 апреля 2016 года
            RU | 2014-01-01 | 2015-12-31 | 2014-2015 годы
            ZH | 2014-10-01 | 2016-04-30 | 2014年10月1日至2016年4月30日
            AR | 2014-10-01 | 2016-04-30 | من 1 تشرين الأول/أكتوبر 2014 إلى 30 نيسان/أبريل 2016
            """)
    void periodsAreNamed(Language language, LocalDate from, LocalDate to, String said) {
        assertEquals(said, Wording.in(language).period(new Period(from, to)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ES | 0.3217 | 32~%          | 32,2~%
            RU | 0.3217 | 32~%          | 32,2~%
            ZH | 0.3217 | 32%           | 32.2%
            AR | 0.3217 | 32 في المائة  | 32,2%
            RU | 0.001  | менее 1~%     | 0,1~%
            """)
    void sharesAreWritten(Language language, BigDecimal share, String inText, String inTable) {
        assertEquals(spaced(inText), Wording.in(language).percent(share));
        assertEquals(spaced(inTable), Wording.in(language).share(share));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ES | casi un tercio
            RU | почти треть
            ZH | 近三分之一
            AR | ما يقارب الثلث
            """)
    void publishedFractionsReadAsStated(Language language, String said) {
        Published published = new Published(
                "any", new BigDecimal("0.333333"), Qualifier.NEARLY, BigDecimal.ONE, "72", null, Map.of());

        assertEquals(said, Wording.in(language).stated(published, "share"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ES | Argelia;India               | Argelia e India
            ES | Barbados;Chequia;Sudán      | Barbados, Chequia y Sudán
            RU | Барбадос;Судан;Чехия        | Барбадос, Судан и Чехия
            ZH | 苏丹;捷克;新加坡             | 苏丹、捷克和新加坡
            ZH | 苏丹;波斯尼亚和黑塞哥维那     | 苏丹以及波斯尼亚和黑塞哥维那
            AR | السودان;تشيكيا               | السودان وتشيكيا
            """)
    void listsEndInAnd(Language language, String items, String said) {
        assertEquals(said, Wording.in(language).list(Arrays.asList(items.split(";"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ES | 3 a), 56
            RU | 3 a), 56
            ZH | 3(a), 56
            AR | 3 (أ), 56
            """)
    void paragraphsAreCitedAsTheLanguageDoes(Language language, String said) {
        assertEquals(said, Wording.in(language).paragraph("3 (a), 56"));
    }

    /** A Latin name keeps its marks within Arabic; what is Arabic, and what is a number, needs nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Shelter & Co. | <Shelter & Co.>
            GR-07         | <GR-07>
            2 300,00      | 2 300,00
            كينيا (KEN)   | كينيا (KEN)
            """)
    void latinIsSetApartWithinArabic(String text, String said) {
        String apart = said.replace('<', '\u2068').replace('>', '\u2069');

        assertEquals(apart, Wording.in(Language.AR).within(text));
        assertEquals(text, Wording.in(Language.RU).within(text));
        assertEquals(
                "بيان التبرعات: " + apart,
                Wording.in(Language.AR).messages().text("title.fund.donor", Map.of("donor", text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ES | Al 30 de abril de 2016, los proyectos se ejecutaban en cuatro países.
            RU | По состоянию на 30 апреля 2016 года проекты осуществлялись в четырех странах.
            ZH | 截至2016年4月30日，项目分布在四个国家。
            AR | في 30 نيسان/أبريل 2016، كانت المشاريع تنفذ في أربعة بلدان.
            """)
    void aSentenceAgreesWithItsNumber(Language language, String said) {
        // Given
        Map<Language, String> patterns = Map.of(
                Language.ES,
                        "Al {to}, los proyectos se ejecutaban en {count} {value, plural, one {país} other {países}}.",
                Language.RU,
                        "По состоянию на {to} проекты осуществлялись в {value, plural, one {{countFemininePrepositional} стране} few {{countPrepositional} странах} many {{countPrepositional} странах} other {{countPrepositional} страны}}.",
                Language.ZH, "截至{to}，项目分布在{count}个国家。",
                Language.AR,
                        "في {to}، كانت المشاريع تنفذ في {value, plural, one {بلد واحد} two {بلدين} few {{count} بلدان} many {{count} بلدا} other {{count} بلد}}.");
        Figure figure = new Figure(
                "any",
                Figure.Kind.STOCK,
                "country",
                new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 4, 30)),
                new BigDecimal(4),
                null,
                Map.of(),
                List.of(),
                List.of(),
                Figure.Source.TOTALS,
                null);

        // When, Then
        assertEquals(said, Wording.in(language).sentence(patterns.getOrDefault(language, ""), figure));
    }

    private static String spaced(String text) {
        return text.replace('~', '\u00a0');
    }
}

package org.palermo.schemas.codes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JurisdictionsTest {

    private static final Jurisdictions TABLE = Jurisdictions.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FRA | COUNTRY      | 150 | 155 | ''  | France           | France
            DZA | COUNTRY      | 002 | 015 | ''  | Algeria          | Algérie
            TCD | COUNTRY      | 002 | 202 | 017 | Chad             | Tchad
            COL | COUNTRY      | 019 | 419 | 005 | Colombia         | Colombie
            PSE | COUNTRY      | 142 | 145 | ''  | State of Palestine | État de Palestine
            VAT | COUNTRY      | 150 | 039 | ''  | Holy See         | Saint-Siège
            CIV | COUNTRY      | 002 | 202 | 011 | Côte d'Ivoire    | Côte d'Ivoire
            NAM | COUNTRY      | 002 | 202 | 018 | Namibia          | Namibie
            ATA | COUNTRY      | ''  | ''  | ''  | Antarctica       | Antarctique
            EUE | BODY         | ''  | ''  | ''  | European Union   | Union européenne
            XAA | ILLUSTRATIVE | ''  | ''  | ''  | Illustrative country XAA | Pays illustratif XAA
            """)
    void aCodeHasItsKindRegionsAndNames(
            String code,
            Jurisdiction.Kind kind,
            String region,
            String subRegion,
            String intermediate,
            String english,
            String french) {
        Jurisdiction found = TABLE.byCode(code).orElseThrow();

        assertEquals(
                List.of(kind, region, subRegion, intermediate, english, french),
                List.of(
                        found.kind(),
                        found.region(),
                        found.subRegion(),
                        found.intermediateRegion(),
                        found.name(Language.EN),
                        found.name(Language.FR)));
    }

    @Test
    void everyCountryOfIso3166IsListedWithSixNames() {
        // The JDK carries its own copy of ISO 3166-1, alpha-2 and alpha-3.
        Set<String> iso = Arrays.stream(Locale.getISOCountries())
                .map(alpha2 -> Locale.of("", alpha2).getISO3Country())
                .collect(Collectors.toSet());

        Set<String> listed = TABLE.all().stream()
                .filter(Jurisdiction::isCountry)
                .map(Jurisdiction::code)
                .collect(Collectors.toSet());

        assertEquals(iso, listed);
        assertTrue(TABLE.all().stream().allMatch(j -> j.names().byLanguage().size() == 6));
    }

    @Test
    void regionsOfACountryAreRegionsAndLieWithinOneAnother() {
        Regions regions = Regions.standard();
        for (Jurisdiction country : TABLE.all()) {
            if (!country.region().isEmpty()) {
                assertEquals("001", parent(regions, country.region()), country.code());
                assertEquals(country.region(), parent(regions, country.subRegion()), country.code());
            }
            if (!country.intermediateRegion().isEmpty()) {
                assertEquals(country.subRegion(), parent(regions, country.intermediateRegion()), country.code());
            }
        }
    }

    private static String parent(Regions regions, String code) {
        return regions.byCode(code).orElseThrow().parent();
    }

    @Test
    void everyNameInEveryLanguageFindsItsJurisdictionWhateverItsDress() {
        List<String> lost = new ArrayList<>();
        for (Jurisdiction jurisdiction : TABLE.all()) {
            for (Language language : Language.values()) {
                String name = jurisdiction.name(language);
                for (String dressed : dresses(name)) {
                    if (!find(dressed).equals(jurisdiction.code())) {
                        lost.add(jurisdiction.code() + " " + dressed + " -> " + find(dressed));
                    }
                }
            }
        }

        // The only official short name that names two countries to most readers; see the table of shared names.
        assertEquals(
                Set.of("COG"), lost.stream().map(l -> l.substring(0, 3)).collect(Collectors.toSet()), () -> "" + lost);
        assertTrue(lost.stream().allMatch(l -> l.endsWith("-> COD COG")), () -> "" + lost);
    }

    private static List<String> dresses(String name) {
        return List.of(
                name,
                "  " + name + "\u00a0",
                name.toUpperCase(Locale.ROOT),
                name.replace("'", "\u2019"),
                name.replace('-', ' '),
                Normalizer.normalize(name, Normalizer.Form.NFD));
    }

    @Test
    void everyOtherNameOfTheTableFindsItsJurisdiction() {
        for (String[] row : Table.read("other-names.tsv", 2)) {
            String sorted = Stream.of(row[0].split(" ", -1)).sorted().collect(Collectors.joining(" "));
            for (String name : Table.texts(row[1])) {
                assertEquals(sorted, find(name), name);
            }
        }
    }

    @Test
    void noOtherNameHidesBehindACode() {
        for (String[] row : Table.read("other-names.tsv", 2)) {
            for (String name : Table.texts(row[1])) {
                assertTrue(TABLE.byCode(name.toUpperCase(Locale.ROOT)).isEmpty(), name);
            }
        }
    }

    @Test
    void onlyTheNamesListedAsSharedAreShared() {
        Map<String, Set<String>> owners = new HashMap<>();
        for (Jurisdiction jurisdiction : TABLE.all()) {
            jurisdiction
                    .names()
                    .byLanguage()
                    .values()
                    .forEach(n -> owners.computeIfAbsent(Folding.fold(n), k -> new HashSet<>())
                            .add(jurisdiction.code()));
        }

        assertTrue(owners.values().stream().allMatch(codes -> codes.size() == 1), () -> "" + owners);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fra                                | FRA
            ' Fra '                            | FRA
            _IRB                               | _IRB
            _irb                               | _IRB
            Royaume-Uni                        | GBR
            le Royaume-Uni                     | GBR
            United Kingdom                     | GBR
            Republic of Moldova                | MDA
            Moldova, Republic of               | MDA
            Moldova (Republic of)              | MDA
            Moldova                            | MDA
            Turquie                            | TUR
            Türkiye                            | TUR
            TÜRKİYE                            | TUR
            Turkey                             | TUR
            États-Unis                         | USA
            Etats Unis                         | USA
            les États-Unis d’Amérique          | USA
            USA                                | USA
            U.S.A.                             | USA
            Viet Nam                           | VNM
            Vietnam                            | VNM
            Russia                             | RUS
            Cap-Vert                           | CPV
            Cabo Verde                         | CPV
            Swaziland                          | SWZ
            Côte d'Ivoire                      | CIV
            Cote d’Ivoire                      | CIV
            Ivory Coast                        | CIV
            Tchéquie                           | CZE
            République tchèque                 | CZE
            la République tchèque              | CZE
            Corée du Sud                       | KOR
            South Korea                        | KOR
            Korea, Republic of                 | KOR
            Korea (Democratic People's Republic of) | PRK
            Bolivia                            | BOL
            Bolivie                            | BOL
            Venezuela                          | VEN
            Iran                               | IRN
            Iran, Islamic Republic of          | IRN
            Syria                              | SYR
            Laos                               | LAO
            Tanzania                           | TZA
            Tanzania, United Republic of       | TZA
            Macedonia                          | MKD
            The former Yugoslav Republic of Macedonia | MKD
            Burma                              | MMR
            Guinea                             | GIN
            Guinée                             | GIN
            Niger                              | NER
            the Niger                          | NER
            Nigéria                            | NGA
            Samoa                              | WSM
            Congo, Democratic Republic of the  | COD
            République du Congo                | COG
            RDC                                | COD
            El Salvador                        | SLV
            Salvador                           | SLV
            Albanie (l')                       | ALB
            l'Albanie                          | ALB
            Bahamas (the)                      | BHS
            The Bahamas                        | BHS
            Bosnia & Herzegovina               | BIH
            St. Kitts and Nevis                | KNA
            St Lucia                           | LCA
            São Tomé & Príncipe                | STP
            Sao Tome and Principe              | STP
            Holy See (the) *                   | VAT
            Lao People's Democratic Republic   | LAO
            الجزائر                            | DZA
            جزائر                              | DZA
            الولايات المتحدة                   | USA
            Соединённые Штаты Америки          | USA
            Великобритания                     | GBR
            美国                               | USA
            科特迪瓦                           | CIV
            Union européenne                   | EUE
            l'Union européenne                 | EUE
            the European Court of Human Rights | ECHR
            Cour européenne des droits de l’homme | ECHR
            illustrative country xaa           | XAA
            Pays illustratif QMA               | QMA
            示例国家 ZZZ                        | ZZZ
            """)
    void aTextFindsOneJurisdiction(String text, String code) {
        assertEquals(code, find(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Congo              | COD COG
            le Congo           | COD COG
            Congo (the)        | COD COG
            刚果               | COD COG
            Corée              | KOR PRK
            Korea              | KOR PRK
            Corea              | KOR PRK
            Virgin Islands     | VGB VIR
            Îles Vierges       | VGB VIR
            Saint-Martin       | MAF SXM
            St. Martin         | MAF SXM
            """)
    void aNameThatCountriesShareIsAmbiguous(String text, String codes) {
        assertEquals(codes, find(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FR           | FRA
            fr           | FRA
            NA           | NAM
            UK           | GBR
            EU           | EUE
            Frnace       | FRA
            Kyrgistan    | KGZ
            Portugual    | PRT
            Atlantis     | ''
            ''           | ''
            '* / -'      | ''
            XKX          | ''
            """)
    void anUnknownTextIsAnsweredBySuggestions(String text, String suggestions) {
        Match match = TABLE.resolve(text);

        assertEquals(
                suggestions,
                match instanceof Match.Unknown unknown ? codes(unknown.suggestions()) : "not unknown: " + match);
    }

    @Test
    void suggestionsAreTheNearestThreeAtMost() {
        // One slip from the republics of Mali and of Malta, two or more from many others.
        Match.Unknown unknown = (Match.Unknown) TABLE.resolve("Republic of Mala");

        assertEquals("MLI MLT", codes(unknown.suggestions().subList(0, 2)));
        assertEquals(3, unknown.suggestions().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AAA | true
            AAZ | true
            ABA | false
            QLZ | false
            QMA | true
            QZZ | true
            WZZ | false
            XAA | true
            XXX | true
            XZZ | true
            XKX | false
            YAA | false
            ZYZ | false
            ZZA | true
            ZZZ | true
            xaa | false
            XA  | false
            XAAA | false
            XÀA | false
            FRA | false
            QAT | false
            ZAF | false
            EUE | false
            """)
    void userAssignedCodesAreIllustrative(String code, boolean illustrative) {
        assertEquals(illustrative, TABLE.isIllustrative(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUE", "_IRB", "ECHR", "CJEU", "ECCJ", "IACTHR", "EACJ", "AFCHPR"})
    void aBodyIsNeverACountry(String code) {
        assertAll(
                () -> assertEquals(
                        Jurisdiction.Kind.BODY, TABLE.byCode(code).orElseThrow().kind()),
                () -> assertFalse(TABLE.isCountry(code)),
                () -> assertFalse(TABLE.isIllustrative(code)));
    }

    @ParameterizedTest
    @CsvSource({"FRA,true", "XAA,true", "EUE,false", "FR,false", "ABC,false", "fra,false"})
    void countriesAndIllustrativeOnesCountAsCountries(String code, boolean country) {
        assertEquals(country, TABLE.isCountry(code));
    }

    private static String find(String text) {
        return switch (TABLE.resolve(text)) {
            case Match.Found found -> found.jurisdiction().code();
            case Match.Ambiguous ambiguous -> codes(ambiguous.candidates());
            case Match.Unknown unknown -> "unknown, perhaps " + codes(unknown.suggestions());
        };
    }

    private static String codes(List<Jurisdiction> jurisdictions) {
        return jurisdictions.stream().map(Jurisdiction::code).collect(Collectors.joining(" "));
    }
}

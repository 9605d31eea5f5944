package org.palermo.reports.write;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Figure.Kind;
import org.palermo.reports.figures.Figure.Part;
import org.palermo.reports.figures.Figure.Source;
import org.palermo.reports.figures.Narrowing;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.Comparison;
import org.palermo.reports.statements.FundSample;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.OwnWords;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.statements.Published;
import org.palermo.reports.statements.Published.Qualifier;
import org.palermo.reports.statements.Report;
import org.palermo.reports.targets.Attainment;
import org.palermo.reports.targets.Target;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.schemas.codes.Language;

/** A report written by hand, small enough to read whole in every form. */
final class SampleReport {

    static final Period PERIOD = new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 4, 30));
    static final Instant PRINTED = Instant.parse("2026-11-22T10:00:00Z");
    private static final LocalDate MARCH = LocalDate.of(2016, 3, 31);
    private static final Period TO_MARCH = new Period(PERIOD.from(), MARCH);

    private SampleReport() {}

    static Report report() {
        return new Report(
                        new Report.Plan(
                                "secretariat",
                                OwnWords.of(
                                        "Activity report: action against trafficking in persons",
                                        "Rapport d'activité: lutte contre la traite des personnes"),
                                0,
                                ""),
                        new Question(PERIOD, "global", null),
                        List.of(
                                section(
                                        "treaty",
                                        List.of(line(
                                                figure(
                                                        "treaty.parties.new",
                                                        Kind.FLOW,
                                                        "party",
                                                        "6",
                                                        "documented=6",
                                                        List.of("BRB", "CZE", "KOR", "LKA", "SDN", "SGP"),
                                                        List.of()),
                                                published(
                                                        "treaty.parties.new",
                                                        "6",
                                                        Qualifier.EXACT,
                                                        "1",
                                                        "2",
                                                        null,
                                                        "six States have become parties",
                                                        "sont devenus parties")))),
                                section(
                                        "achievements",
                                        List.of(
                                                line(
                                                        new Figure(
                                                                "activities",
                                                                Kind.FLOW,
                                                                "activity",
                                                                PERIOD,
                                                                new BigDecimal("36"),
                                                                new BigDecimal("38"),
                                                                evidence("documented=10 inferred=17 illustrative=9"),
                                                                List.of(),
                                                                List.of(),
                                                                Source.TOTALS,
                                                                null),
                                                        published(
                                                                "activities",
                                                                "36",
                                                                Qualifier.EXACT,
                                                                "1",
                                                                "3 (a)",
                                                                null,
                                                                "36 activities",
                                                                "36 activités")),
                                                line(figure(
                                                        "activities.by-category",
                                                        Kind.FLOW,
                                                        "activity",
                                                        "36",
                                                        "documented=10 inferred=17 illustrative=9",
                                                        List.of(),
                                                        List.of(
                                                                new Part("criminal-justice", new BigDecimal("21")),
                                                                new Part("legislative", new BigDecimal("9")),
                                                                new Part("not-stated", new BigDecimal("6"))))),
                                                line(figure(
                                                        "countries.direct",
                                                        Kind.FLOW,
                                                        "country",
                                                        "4",
                                                        "inferred=3 illustrative=1",
                                                        List.of("BIH", "ETH", "SRB", "XAA"),
                                                        List.of())),
                                                line(
                                                        figure(
                                                                "participants",
                                                                Kind.FLOW,
                                                                "person",
                                                                "1012",
                                                                "documented=212 illustrative=800",
                                                                List.of(),
                                                                List.of()),
                                                        published(
                                                                "participants",
                                                                "900",
                                                                Qualifier.MORE_THAN,
                                                                "100",
                                                                "3 (c)",
                                                                null,
                                                                "more than 900 practitioners",
                                                                "plus de 900 praticiens")),
                                                line(figure(
                                                        "agreements",
                                                        Kind.FLOW,
                                                        "agreement",
                                                        "0",
                                                        "",
                                                        List.of(),
                                                        List.of())))),
                                section(
                                        "fund",
                                        List.of(
                                                new Report.Line(
                                                        new Figure(
                                                                "fund.granted",
                                                                Kind.STOCK,
                                                                "USD",
                                                                TO_MARCH,
                                                                new BigDecimal("175000000"),
                                                                null,
                                                                evidence("documented=5000000 illustrative=170000000"),
                                                                List.of(),
                                                                List.of(),
                                                                Source.TOTALS,
                                                                null),
                                                        true,
                                                        List.of(compared(
                                                                new Figure(
                                                                        "fund.granted",
                                                                        Kind.STOCK,
                                                                        "USD",
                                                                        TO_MARCH,
                                                                        new BigDecimal("175000000"),
                                                                        null,
                                                                        evidence("illustrative=170000000"),
                                                                        List.of(),
                                                                        List.of(),
                                                                        Source.TOTALS,
                                                                        null),
                                                                published(
                                                                        "fund.granted",
                                                                        "1750000",
                                                                        Qualifier.ROUNDED,
                                                                        "10000",
                                                                        "71",
                                                                        TO_MARCH,
                                                                        "$1.75 million",
                                                                        "1,75 million de dollars")))),
                                                line(
                                                        figure(
                                                                "fund.received.private-share",
                                                                Kind.STOCK,
                                                                "share",
                                                                "0.3217391304",
                                                                "illustrative=0.3217391304",
                                                                List.of(),
                                                                List.of()),
                                                        published(
                                                                "fund.received.private-share",
                                                                "0.3333333333333333333333333333333333",
                                                                Qualifier.NEARLY,
                                                                "0.01",
                                                                "72",
                                                                null,
                                                                "nearly one third",
                                                                "près d'un tiers du total")),
                                                line(new Figure(
                                                        "fund.received.average-per-year",
                                                        Kind.STOCK,
                                                        "USD",
                                                        PERIOD,
                                                        null,
                                                        null,
                                                        Map.of(),
                                                        List.of(),
                                                        List.of(),
                                                        Source.POSTINGS,
                                                        "no-receipts"))))),
                        new Report.PublishedDocument(
                                Map.of("en", "Report of the Secretariat", "fr", "Rapport du Secrétariat"),
                                LocalDate.of(2016, 6, 14)),
                        true,
                        PRINTED)
                .withTargets(List.of(
                        activities(
                                "T-1",
                                new Narrowing(null, null, "legislative"),
                                "12",
                                new Period(LocalDate.of(2015, 1, 1), PERIOD.to()),
                                "9"),
                        activities("T-2", Narrowing.NONE, "30", PERIOD, "36"),
                        granted()));
    }

    /** Running until the end of 2016, stated by nobody in particular. */
    private static Attainment activities(String id, Narrowing part, String goal, Period over, String actual) {
        return new Attainment(
                new Target(
                        id,
                        "activities",
                        over.from(),
                        LocalDate.of(2016, 12, 31),
                        "global",
                        part,
                        goal,
                        "activity",
                        "reported",
                        "",
                        ""),
                Attainment.Stage.RUNNING,
                new BigDecimal(goal),
                over,
                new Figure(
                        "activities",
                        Kind.FLOW,
                        "activity",
                        over,
                        new BigDecimal(actual),
                        null,
                        evidence("documented=" + actual),
                        List.of(),
                        List.of(),
                        Source.POSTINGS,
                        null),
                null);
    }

    /** Past its day, and short by an eighth. */
    private static Attainment granted() {
        Period over = new Period(MARCH, MARCH);
        return new Attainment(
                new Target(
                        "T-3",
                        "fund.granted",
                        null,
                        MARCH,
                        null,
                        Narrowing.NONE,
                        "2000000",
                        "USD",
                        "documented",
                        "Plan, p. 3",
                        ""),
                Attainment.Stage.ENDED,
                new BigDecimal("200000000"),
                over,
                new Figure(
                        "fund.granted",
                        Kind.STOCK,
                        "USD",
                        over,
                        new BigDecimal("175000000"),
                        null,
                        evidence("documented=5000000 illustrative=170000000"),
                        List.of(),
                        List.of(),
                        Source.POSTINGS,
                        null),
                null);
    }

    private static Report.Section section(String id, List<Report.Line> lines) {
        Passage figures = new Passage.Figures(lines);
        return switch (id) {
            case "treaty" ->
                new Report.Section(id, OwnWords.of("Status of the Protocol", "État du Protocole"), List.of(figures));
            case "achievements" ->
                new Report.Section(id, OwnWords.of("Main achievements", "Principales réalisations"), List.of(figures));
            default ->
                new Report.Section(
                        id,
                        OwnWords.of("Trust Fund for victims", "Fonds en faveur des victimes"),
                        List.of(figures, new Passage.Fund(fund(null))));
        };
    }

    static FundStatement fund(@Nullable LocalDate knownOn) {
        return FundSample.at(knownOn);
    }

    /** Nothing was ever recorded. */
    static FundStatement emptyFund() {
        return FundSample.empty(PERIOD.to(), false);
    }

    /** Texts as a declaration gives them. */
    static FigureTexts texts() {
        Map<String, FigureTexts.FigureText> en = new LinkedHashMap<>();
        Map<String, FigureTexts.FigureText> fr = new LinkedHashMap<>();
        text(
                en,
                "treaty.parties.new",
                "New Parties",
                "{count} {value, plural, one {State} other {States}} became Parties between {from} and {to}.");
        text(
                fr,
                "treaty.parties.new",
                "Nouvelles Parties",
                "{count} {value, plural, one {État est devenu Partie} other {États sont devenus Parties}} entre le {from} et le {to}.");
        text(
                en,
                "activities",
                "Activities",
                "{count} {value, plural, one {activity} other {activities}} organized or contributed to.");
        text(
                fr,
                "activities",
                "Activités",
                "{countFeminine} {value, plural, one {activité organisée} other {activités organisées}}, ou contribution à de telles activités.");
        text(
                en,
                "activities.by-category",
                "Activities by category",
                "{count} {value, plural, one {activity} other {activities}}, by category.");
        text(
                fr,
                "activities.by-category",
                "Activités par catégorie",
                "{countFeminine} {value, plural, one {activité} other {activités}}, par catégorie.");
        text(
                en,
                "countries.direct",
                "Countries given direct national assistance",
                "Direct technical assistance to {count} {value, plural, one {country} other {countries}}.");
        text(
                fr,
                "countries.direct",
                "Pays ayant bénéficié d'une assistance directe",
                "Assistance technique directe à {count} pays.");
        text(
                en,
                "participants",
                "Persons reached",
                "{count} {value, plural, one {person was} other {persons were}} reached.");
        text(
                fr,
                "participants",
                "Personnes touchées",
                "{countFeminine} {value, plural, one {personne touchée} other {personnes touchées}}.");
        text(en, "agreements", "Agreements", "{count} {value, plural, one {agreement} other {agreements}}.");
        text(fr, "agreements", "Accords", "{count} {value, plural, one {accord} other {accords}}.");
        text(en, "fund.granted", "Grants committed or disbursed", "By {to}, {amount} had been committed or disbursed.");
        text(fr, "fund.granted", "Subventions engagées ou versées", "Au {to}, {amount} avaient été engagés ou versés.");
        text(
                en,
                "fund.received.private-share",
                "Share of the private sector",
                "The private sector gave {percent} of the total.");
        text(
                fr,
                "fund.received.private-share",
                "Part du secteur privé",
                "Le secteur privé a versé {percent} du total.");
        text(en, "fund.received.average-per-year", "Receipts per year, on average", "{amount} a year on average.");
        text(fr, "fund.received.average-per-year", "Versements par an, en moyenne", "{amount} par an en moyenne.");
        text(en, "fund.received", "Contributions received", "{amount} received.");
        text(fr, "fund.received", "Contributions reçues", "{amount} reçus.");
        text(en, "fund.pledged", "Contributions pledged", "{amount} pledged.");
        text(fr, "fund.pledged", "Contributions annoncées", "{amount} annoncés.");
        text(en, "fund.survivors-per-year", "Survivors each year", "{count} survivors each year.");
        text(fr, "fund.survivors-per-year", "Survivants par an", "{count} survivants par an.");
        text(en, "fund.disbursed", "Payments on grants", "{amount} paid.");
        text(fr, "fund.disbursed", "Versements aux projets", "{amount} versés.");
        text(en, "fund.charges", "Charges", "{amount} charged.");
        text(fr, "fund.charges", "Charges", "{amount} prélevés.");
        text(en, "fund.available", "Available", "{amount} available.");
        text(fr, "fund.available", "Disponible", "{amount} disponibles.");
        return new FigureTexts() {
            @Override
            public FigureText of(String figure, Language language) {
                FigureText text = (language == Language.FR ? fr : en).get(figure);
                if (text == null) {
                    throw new IllegalArgumentException("no texts of " + figure);
                }
                return text;
            }

            @Override
            public String absence(String code, Language language) {
                return language == Language.FR
                        ? "Rien n'avait été reçu à cette date: il n'y a pas de moyenne."
                        : "Nothing had been received by that date.";
            }
        };
    }

    private static void text(Map<String, FigureTexts.FigureText> texts, String id, String name, String sentence) {
        // A sentence is a message pattern: its apostrophes are doubled, the name's are not.
        texts.put(id, new FigureTexts.FigureText(name, name + " (R).", sentence.replace("'", "''")));
    }

    private static Report.Line line(Figure figure, Published... beside) {
        return new Report.Line(
                figure,
                false,
                java.util.Arrays.stream(beside)
                        .map(value -> compared(figure, value))
                        .toList());
    }

    private static Comparison compared(Figure figure, Published published) {
        return Comparison.of(figure, published);
    }

    private static Published published(
            String figure,
            String value,
            Qualifier qualifier,
            String precision,
            String paragraph,
            @Nullable Period period,
            String en,
            String fr) {
        return new Published(
                figure,
                new BigDecimal(value),
                qualifier,
                new BigDecimal(precision),
                paragraph,
                period,
                Map.of("en", en, "fr", fr));
    }

    private static Figure figure(
            String id, Kind kind, String unit, String value, String evidence, List<String> members, List<Part> parts) {
        return new Figure(
                id,
                kind,
                unit,
                PERIOD,
                new BigDecimal(value),
                null,
                evidence(evidence),
                members,
                parts,
                Source.TOTALS,
                null);
    }

    private static Map<String, BigDecimal> evidence(String text) {
        Map<String, BigDecimal> evidence = new LinkedHashMap<>();
        for (String entry : text.isEmpty() ? new String[0] : text.split(" ")) {
            int at = entry.indexOf('=');
            evidence.put(entry.substring(0, at), new BigDecimal(entry.substring(at + 1)));
        }
        return evidence;
    }
}

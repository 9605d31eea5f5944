package org.palermo.producers.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.producers.fields.Field;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.schemas.codes.Language;

/** What Tab offers. */
class CompletionTest {

    private static Question question(String kind, String column, Language language) {
        Producer producer = Producers.ofKind(kind).orElseThrow();
        Field<?> field = producer.all().stream()
                .filter(one -> one.name().equals(column))
                .findFirst()
                .orElseThrow();
        return Question.of(producer, field, language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # kind     | column       | language | before the cursor  | offered
            activity   | category     | EN | l                  | legislative
            activity   | category     | FR | assistance l       | legislative
            activity   | category     | FR | sens               | prevention
            activity   | level        | EN | x                  | ''
            activity   | direct       | FR | o                  | oui
            activity   | direct       | EN | ''                 | yes no
            activity   | title        | EN | W                  | ''
            activity   | host_country | EN | tcd                | TCD
            activity   | host_country | FR | tch                | TCD CZE
            activity   | host_country | FR | etats-u            | USA UMI
            activity   | countries    | EN | TCD; ser           | SRB
            activity   | countries    | EN | TCD;Serbia;        | ALL
            training   | by_sex       | EN | women=3;m          | men=
            training   | by_sex       | EN | women=3            | ''
            training   | by_sex       | FR | fe                 | women=
            training   | by_country   | EN | chad               | TCD=
            contribution | currency   | EN | CH                 | CHF
            output     | languages    | FR | angl               | en
            case       | jurisdiction | EN | european u         | CJEU EUE
            """)
    void offersWhatBeginsAsWritten(String kind, String column, Language language, String before, String offered) {
        Question question = question(kind, column, language);

        String found =
                Completion.of(question, before).stream().map(Choice::value).collect(Collectors.joining(" "));

        String all = question.choices().stream().map(Choice::value).collect(Collectors.joining(" "));
        assertEquals(offered.equals("ALL") ? all : offered, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            countries|TCD;SRB|4
            countries|TCD; SRB|5
            countries|TCD|0
            host_country|Bosnia; and|0
            countries|TCD;|4
            """)
    void completesTheLastItemOfAList(String column, String before, int start) {
        assertEquals(start, Completion.start(question("activity", column, Language.EN), before));
    }

    /** A country made up for a demonstration can be written, and is not offered. */
    @Test
    void illustrativeCountriesAreNotOffered() {
        assertEquals(
                0,
                Completion.of(question("activity", "countries", Language.EN), "XA")
                        .size());
    }
}

package org.palermo.reports.duplicates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.duplicates.Candidate.Reason;
import org.palermo.reports.figures.Identities;
import org.palermo.reports.figures.Merge;

/** Whose names are alike. */
class DuplicatesTest {

    private static Party donor(String id, String name, String sort, String country, long records) {
        return new Party("donor", id, name, sort, country, records);
    }

    private static List<Candidate> of(Party... parties) {
        return Duplicates.among(List.of(parties), Identities.NONE);
    }

    private static List<Candidate> named(String one, String other) {
        return of(donor("A", one, "", "", 2), donor("B", other, "", "", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hope Foundation             | HOPE FOUNDATION             | SAME_NAME
            Fondation Éspoir            | fondation espoir            | SAME_NAME
            Hope Foundation, Inc.       | The Hope Foundation         | SAME_NAME
            Foundation for Hope         | Hope Foundation             | SAME_NAME
            Blue-Heart Ltd.             | Blueheart                   | SAME_NAME
            Espoir S.A.                 | Espoir SARL                 | SAME_NAME
            Smith & Sons                | Smith and Sons              | SAME_NAME
            Rockefeler Trust            | Rockefeller Trust           | SIMILAR_WORDS
            Ministery of Foreign Affairs | Ministry of Foreign Affairs | SIMILAR_WORDS
            Shelterhome                 | Shelter hame                | SIMILAR_LETTERS
            GAATW                       | Global Alliance Against Traffic Women | INITIALS
            Donor X-07                  | donor x 07                  | SAME_NAME
            """)
    void namesThatAreAlikeAreShown(String one, String other, Reason reason) {
        List<Candidate> candidates = named(one, other);

        assertEquals(1, candidates.size());
        assertTrue(candidates.getFirst().reasons().contains(reason), candidates::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Donor X-07         | Donor X-08
            Organisation P-001 | Organisation P-0011
            Hope Foundation    | Freedom Foundation
            Norway             | Sweden
            Austria            | Australia
            Ministry of Health | Ministry of Justice
            Women's Shelter    | Men's Hotline
            IOM                | ILO
            """)
    void namesThatAreNotAlikeAreNot(String one, String other) {
        assertEquals(List.of(), named(one, other));
    }

    @Test
    void theOneThatMoreRecordsNameIsKept() {
        Candidate candidate = of(
                        donor("A", "Hope Fundation", "private-sector", "", 1),
                        donor("B", "Hope Foundation", "private-sector", "", 7))
                .getFirst();

        assertEquals("B", candidate.kept().id());
        assertEquals("A", candidate.alias().id());
    }

    @Test
    void countriesTellThemApartAndTypesAreToldWhereTheNameIsTheSame() {
        assertEquals(List.of(), of(donor("A", "Hope", "", "BIH", 1), donor("B", "Hope", "", "SRB", 1)));
        assertEquals(
                List.of(Reason.SAME_NAME, Reason.SAME_COUNTRY),
                of(donor("A", "Hope", "", "BIH", 1), donor("B", "Hope", "", "BIH", 1))
                        .getFirst()
                        .reasons());
        assertTrue(of(donor("A", "Hope", "member-state", "", 1), donor("B", "Hope", "individual", "", 1))
                .getFirst()
                .typesDiffer());
        assertEquals(
                List.of(),
                of(
                        donor("A", "Hope Foundation", "member-state", "", 1),
                        donor("B", "Hope Fundation", "individual", "", 1)));
    }

    @Test
    void whatIsOneAlreadyOrOfAnotherTypeIsNotSuggested() {
        List<Party> both = List.of(donor("A", "Hope", "", "", 1), donor("B", "Hope", "", "", 1));

        assertEquals(
                List.of(),
                Duplicates.among(both, Identities.of(List.of(new Merge("donor", "B", "A", "donor:B", "", "")))));
        assertEquals(List.of(), of(donor("A", "Hope", "", "", 1), new Party("ngo", "B", "Hope", "", "", 1)));
    }

    /** Ten thousand names that share a few words, and one pair among them. */
    @Test
    void aPairIsFoundAmongVeryMany() {
        Random random = new Random(7);
        List<Party> parties = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            parties.add(donor("D" + i, word(random) + " " + word(random) + " Foundation", "", "", 1));
        }
        parties.add(donor("P", "Wilberforce Remembrance Foundation", "", "", 2));
        parties.add(donor("Q", "Foundation Wilberforce Remembrence", "", "", 1));

        List<Candidate> candidates = Duplicates.among(parties, Identities.NONE);

        assertTrue(
                candidates.stream()
                        .anyMatch(candidate -> candidate.kept().id().equals("P")
                                && candidate.alias().id().equals("Q")),
                () -> "among " + candidates.size());
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}

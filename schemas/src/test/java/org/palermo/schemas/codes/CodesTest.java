package org.palermo.schemas.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            category       | false | legislative criminal-justice international-cooperation data-and-research prevention victim-protection normative
            role           | false | organised contributed
            group          | false | criminal-justice government civil-society other
            format         | false | workshop training expert-meeting mission conference review side-event launch campaign publication system other
            level          | false | global regional national
            donor-type     | false | member-state private-sector organisation individual
            stage          | false | pledged received
            charge-type    | false | support-costs reserve not-stated
            treaty-action  | false | ratification accession acceptance approval succession withdrawal
            agreement-type | false | agreement strategy law plan
            output-type    | true  | tool toolkit study issue-paper manual report publication database
            exploitation   | true  | sexual-exploitation forced-labour slavery servitude domestic-servitude organ-removal forced-begging forced-marriage forced-criminality illegal-adoption other
            sex            | false | women men girls boys unknown
            age            | true  | adults children unknown
            evidence       | false | documented inferred reported illustrative
            instrument     | true  | trafficking-protocol organized-crime-convention smuggling-protocol firearms-protocol
            party-type     | false | donor ngo partner
            """)
    void aListHasTheCodesOfTheRegisters(String id, boolean open, String codes) {
        CodeList list = list(id);

        assertEquals(open, list.open());
        assertEquals(codes, list.codes().stream().map(Code::id).collect(Collectors.joining(" ")));
    }

    @Test
    void thereIsNoListBesidesThose() {
        assertEquals(17, Codes.all().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            category      | prevention                              | prevention
            category      | Prevention and awareness                | prevention
            category      | prévention et sensibilisation           | prevention
            category      | Prevention (and awareness)              | prevention
            category      | assistance législative                  | legislative
            category      | Criminal Justice                        | criminal-justice
            category      | mesures de justice pénale               | criminal-justice
            category      | renforcement des mesures de justice pénale | criminal-justice
            category      | CRIMINAL_JUSTICE                        | criminal-justice
            category      | cooperation internationale              | international-cooperation
            category      | la coopération internationale           | international-cooperation
            category      | data and research                       | data-and-research
            category      | collecte de données et recherche        | data-and-research
            category      | victim-protection (and assistance)      | victim-protection
            category      | protection et aide aux victimes         | victim-protection
            category      | Apport d'une protection et d'une aide aux victimes | victim-protection
            category      | travaux normatifs                       | normative
            role          | organized                               | organised
            role          | organisée                               | organised
            role          | contribution                            | contributed
            group         | société civile                          | civil-society
            group         | Représentants des pouvoirs publics      | government
            group         | praticiens de la justice pénale         | criminal-justice
            format        | réunion d’experts                       | expert-meeting
            format        | manifestation parallèle                 | side-event
            format        | Atelier                                 | workshop
            level         | mondial                                 | global
            level         | régional                                | regional
            donor-type    | État Membre                             | member-state
            donor-type    | Member State                            | member-state
            donor-type    | secteur privé                           | private-sector
            donor-type    | organization                            | organisation
            donor-type    | particulier                             | individual
            stage         | annoncé                                 | pledged
            stage         | Reçu                                    | received
            charge-type   | dépenses d'appui au programme           | support-costs
            charge-type   | réserve opérationnelle                  | reserve
            charge-type   | non précisé                             | not-stated
            treaty-action | adhésion                                | accession
            treaty-action | denunciation                            | withdrawal
            agreement-type | stratégie                              | strategy
            output-type   | référentiel d'évaluation                | toolkit
            output-type   | étude thématique                        | issue-paper
            exploitation  | prélèvement d'organes                   | organ-removal
            exploitation  | Forced labor                            | forced-labour
            sex           | Filles                                  | girls
            age           | mineurs                                 | children
            evidence      | documenté                               | documented
            party-type    | Donateur                                | donor
            party-type    | ONG                                     | ngo
            instrument    | tip-protocol                            | trafficking-protocol
            instrument    | Palermo Protocol                        | trafficking-protocol
            instrument    | XVIII-12-a                              | trafficking-protocol
            instrument    | Protocole relatif à la traite des personnes | trafficking-protocol
            instrument    | Convention contre la criminalité organisée | organized-crime-convention
            instrument    | Protocole relatif au trafic illicite de migrants | smuggling-protocol
            """)
    void aTextFindsACode(String list, String text, String id) {
        assertEquals(id, list(list).resolve(text).map(Code::id).orElse("none"));
    }

    @Test
    void everyIdAndNameFindsItsCode() {
        for (CodeList list : Codes.all()) {
            for (Code code : list.codes()) {
                assertEquals(code, list.byId(code.id()).orElseThrow());
                assertEquals(
                        code, list.resolve(code.id().toUpperCase(Locale.ROOT)).orElseThrow());
                assertEquals(code, list.resolve(code.id().replace('-', ' ')).orElseThrow());
                assertEquals(code, list.resolve(code.name(Language.EN)).orElseThrow());
                assertEquals(code, list.resolve(code.name(Language.FR)).orElseThrow());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            category | legislation reform
            category | ''
            category | '-'
            level    | local
            sex      | F
            agreement-type | treaty
            """)
    void whatIsNotListedIsNone(String list, String text) {
        assertTrue(list(list).resolve(text).isEmpty());
    }

    @Test
    void anIdIsReadExactly() {
        assertFalse(Codes.CATEGORY.byId("Prevention").isPresent());
    }

    private static CodeList list(String id) {
        return Codes.all().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
    }
}

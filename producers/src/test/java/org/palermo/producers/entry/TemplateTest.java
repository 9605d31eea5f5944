package org.palermo.producers.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.producers.Intake;
import org.palermo.producers.IntakeSettings;
import org.palermo.producers.Plan;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.kinds.ColumnTexts;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.values.Events;

/** What is written to be filled in is read again: every register, in both languages. */
class TemplateTest {

    private static final IntakeSettings SETTINGS = new IntakeSettings(
            Clock.fixed(Instant.parse("2016-05-31T12:00:00Z"), ZoneOffset.UTC), "office", Rates.NONE, () -> "event");

    @TempDir
    Path folder;

    static Stream<Arguments> registers() {
        return Producers.all().stream()
                .flatMap(producer ->
                        Stream.of(Language.EN, Language.FR).map(language -> Arguments.of(producer.kind(), language)));
    }

    @ParameterizedTest
    @MethodSource("registers")
    void importsWithoutFindings(String kind, Language language) throws IOException {
        // Given
        Producer producer = Producers.ofKind(kind).orElseThrow();
        Files.writeString(folder.resolve(producer.register() + ".csv"), Template.of(producer, language));

        // When
        Plan plan = Intake.read(List.of(folder), SETTINGS);

        // Then
        assertEquals(
                List.of(),
                plan.findings().stream().map(found -> found.render(Language.EN)).toList());
        assertEquals(1, plan.size());
        assertEquals(
                "illustrative",
                Events.envelope(plan.iterator().next().value()).getEvidence(),
                "an example that is left in place must not count as a fact");
    }

    /** The same row in both languages: only what is text to people may differ. */
    @ParameterizedTest
    @MethodSource("registers")
    void fillsEveryColumnThatIsNotBestLeftBlank(String kind, Language language) {
        Producer producer = Producers.ofKind(kind).orElseThrow();
        ColumnTexts texts = ColumnTexts.in(language);
        Set<String> blank = new TreeSet<>();
        for (Field<?> field : Template.columns(producer)) {
            assertTrue(!texts.meaning(producer, field).isBlank(), field.name());
            if (texts.example(producer, field).isBlank()) {
                blank.add(field.name());
            }
        }
        assertEquals(Set.of("status", "status_reason", "recorded_at", "recorded_by"), blank);
    }

    @Test
    void bothLanguagesDescribeTheSameAndNothingElse() {
        assertEquals(keys(Locale.ENGLISH), keys(Locale.FRENCH));
        Set<String> known = new TreeSet<>();
        for (Producer producer : Producers.all()) {
            known.add("kind." + producer.kind() + ".name");
            known.add("kind." + producer.kind() + ".purpose");
            known.add("kind." + producer.kind() + ".register");
            for (Field<?> field : producer.all()) {
                for (String part : List.of(".meaning", ".example")) {
                    known.add(producer.kind() + "." + field.name() + part);
                    known.add("column." + field.name() + part);
                }
            }
        }
        Set<String> strange = new TreeSet<>(keys(Locale.ENGLISH));
        strange.removeAll(known);
        strange.removeIf(key -> key.startsWith("allowed.") || key.startsWith("workbook."));
        assertEquals(Set.of(), strange);
    }

    private static Set<String> keys(Locale locale) {
        Set<String> keys = new TreeSet<>();
        Enumeration<String> all = ResourceBundle.getBundle(
                        "org.palermo.producers.kinds.columns",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getKeys();
        while (all.hasMoreElements()) {
            keys.add(all.nextElement());
        }
        return keys;
    }

    /** French spreadsheets take the semicolon for the separator, and lists are then quoted. */
    @Test
    void looksLikeThis() {
        Producer partners = Producers.ofKind("partner").orElseThrow();
        assertEquals(
                "\uFEFFid,organisation,country,years,field,status,status_reason,recorded_at,recorded_by,source,evidence,note\r\n"
                        + "EXAMPLE-1,Organization 1,XAA,2014;2015,capacity-building,,,,,"
                        + "\"Report of 30 March 2015, para. 4\",illustrative,Example row: delete it\r\n",
                Template.of(partners, Language.EN));
        assertEquals(
                "\uFEFFidentifiant;organisation;pays;années;domaine;statut;motif_du_retrait;enregistré_le;enregistré_par;"
                        + "source;fondement;note\r\n"
                        + "EXEMPLE-1;Organisation 1;XAA;\"2014;2015\";renforcement des capacités;;;;;"
                        + "Rapport du 30 mars 2015, par. 4;illustratif;Ligne d'exemple\u00a0: à supprimer\r\n",
                Template.of(partners, Language.FR));
    }
}

package org.palermo.reports.publications;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Period;
import org.palermo.reports.publications.InvalidManifest.Fault;
import org.palermo.reports.publications.Manifest.Asked;
import org.palermo.reports.publications.Manifest.Attached;
import org.palermo.reports.publications.Manifest.Definitions;
import org.palermo.reports.publications.Manifest.FigureDigest;
import org.palermo.reports.publications.Manifest.Output;
import org.palermo.reports.publications.Manifest.PublishedFigure;
import org.palermo.reports.publications.Manifest.RateUsed;
import org.palermo.reports.publications.Manifest.Records;
import org.palermo.reports.publications.Manifest.Software;
import org.palermo.reports.publications.Manifest.Value;
import org.palermo.reports.statements.Cover;
import org.palermo.reports.statements.Restated;
import org.palermo.schemas.topics.Position;

/** A manifest says the same for ever, and nobody changes a letter of it unseen. */
class ManifestTest {

    private static final Period PERIOD = new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 4, 30));
    private static final Instant AT = Instant.parse("2016-06-01T10:00:00.123Z");

    static Manifest manifest(Instant at, long upTo, String received) {
        return ManifestJson.identified(new Manifest(
                "",
                at,
                "Reporting office",
                new Asked(
                        PERIOD,
                        "global",
                        LocalDate.of(2016, 5, 31),
                        List.of("en", "fr"),
                        List.of("html"),
                        new TreeMap<>(Map.of("title", "Été")),
                        List.of(new Attached("published", "published.yaml", "document:\n  date: 2016-05-18\n"))),
                new Restated("2016-05-01-abc", LocalDate.of(2016, 5, 1), 3),
                new Software("0.1.0", "78.1"),
                new Definitions(
                        new TreeMap<>(Map.of("fund.received", new FigureDigest("aa", "bb"))),
                        "cc",
                        new TreeMap<>(Map.of("en", "dd", "fr", "ee"))),
                new Positions(
                        List.of(new Position("palermo.cases", 1, 7), new Position("palermo.contributions", 0, upTo))),
                List.of(new RateUsed("EUR", "2015-03", "0.922", 2)),
                List.of(new Records("fund.received", null, PERIOD.to(), 12, "ff")),
                List.of(new PublishedFigure(
                        "fund.received",
                        "donor-type",
                        PERIOD,
                        "",
                        new Value(
                                "USD",
                                new BigDecimal(received),
                                null,
                                null,
                                List.of(),
                                new TreeMap<>(Map.of("member-state", new BigDecimal("10.50"))),
                                new TreeMap<>(Map.of("documented", BigDecimal.TEN))))),
                new Manifest.Survivors(new TreeMap<>(Map.of("2014", 63L)), new TreeMap<>(Map.of("2015", 80L))),
                List.of(new Output("report.en.html", "html", "text/html", "en", 4, "9f86d0"))));
    }

    @Test
    void what_is_written_is_read_and_written_again_to_the_byte() {
        Manifest manifest = manifest(AT, 41, "1050");

        Manifest read = ManifestJson.read(ManifestJson.write(manifest));

        assertEquals(manifest, read);
        assertEquals(ManifestJson.write(manifest), ManifestJson.write(read));
    }

    /** The layout is a promise to whoever keeps manifests: it changes only with its number. */
    @Test
    void the_layout_is_the_documented_one() {
        String text = ManifestJson.write(manifest(AT, 41, "1050"));

        assertTrue(text.startsWith("{\n  \"format\": \"palermo-publication/1\",\n  \"id\": \"2016-06-01-"), text);
        assertTrue(text.contains("\"publishedAt\": \"2016-06-01T10:00:00.123Z\""), text);
        assertTrue(
                text.contains(
                        "{\n      \"topic\": \"palermo.contributions\",\n      \"partition\": 0,\n      \"upTo\": 41\n    }"),
                text);
        assertTrue(text.contains("\"value\": 1050,"), text);
        assertTrue(text.contains("\"member-state\": 10.5"), text);
        assertTrue(text.endsWith("}\n"), text);
    }

    @Test
    void a_figure_is_compared_with_that_of_the_same_breakdown_and_never_with_one_that_was_withheld() {
        PublishedFigure then = manifest(AT, 41, "1050").figures().getFirst();
        PublishedFigure more = manifest(AT, 41, "1051").figures().getFirst();
        Value value = more.figure();
        PublishedFigure whole = new PublishedFigure(more.id(), "", more.asked(), more.programme(), value);
        PublishedFigure withheld = new PublishedFigure(
                more.id(),
                more.by(),
                more.asked(),
                more.programme(),
                new Value("USD", null, null, "withheld", List.of(), value.parts(), value.evidence()));

        assertEquals(1, Manifest.moved(List.of(then), List.of(more)));
        assertEquals(0, Manifest.moved(List.of(then), List.of(whole)));
        assertEquals(0, Manifest.moved(List.of(then), List.of(withheld)));
        assertEquals(0, Manifest.moved(List.of(withheld), List.of(more)));
    }

    @Test
    void a_template_that_this_version_lacks_is_told() {
        Asked asked = manifest(AT, 41, "1050").asked();
        Asked other = new Asked(
                asked.period(),
                asked.programme(),
                null,
                asked.languages(),
                asked.formats(),
                new TreeMap<>(Map.of("template", "annual", "symbol", "X/1", "draft", "true")),
                List.of());

        InvalidManifest told = assertThrows(InvalidManifest.class, () -> other.template(Declarations.standard()));

        assertTrue(String.valueOf(told.getMessage()).contains("annual"), told::getMessage);
        assertEquals(new Cover(null, "X/1", true), other.cover());
        assertEquals("secretariat", asked.template(Declarations.standard()).name());
    }

    @Test
    void the_id_is_the_day_and_the_hash_of_all_the_rest() {
        Manifest manifest = manifest(AT, 41, "1050");
        String without = ManifestJson.write(manifest).replace(manifest.id(), "");

        assertEquals("2016-06-01-" + Digests.sha256(without).substring(0, 12), manifest.id());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '"value": 1050,',               '"value": 1051,',               ALTERED
            '"upTo": 41',                   '"upTo": 42',                   ALTERED
            'Reporting office',             'Another office',               ALTERED
            '"records": 12',                '"records": 13',                ALTERED
            '"programme": "global"',        '"programme": "global", "x": 1', ALTERED
            'palermo-publication/1',        'palermo-publication/9',        UNKNOWN_FORMAT
            'palermo-publication/1',        'something else',               UNREADABLE
            '"publishedAt": "2016',         '"publishedAt": "the 2016',     UNREADABLE
            '"coverage"',                   '"covers"',                     UNREADABLE
            '{',                            '',                             UNREADABLE
            """)
    void whoever_changes_it_is_found_out(String from, String to, Fault fault) {
        String text = ManifestJson.write(manifest(AT, 41, "1050"));
        String changed = text.replace(from, to == null ? "" : to);
        assertFalse(changed.equals(text), from);

        InvalidManifest invalid = assertThrows(InvalidManifest.class, () -> ManifestJson.read(changed));

        assertEquals(fault, invalid.fault());
    }

    @Test
    void a_later_time_and_a_longer_log_say_nothing_new_but_another_value_does() {
        Manifest first = manifest(AT, 41, "1050");

        assertTrue(manifest(AT.plusSeconds(60), 57, "1050").saysNothingNew(first));
        assertFalse(manifest(AT, 41, "1051").saysNothingNew(first));
        assertEquals(
                0, Manifest.moved(first.figures(), manifest(AT, 41, "1050.00").figures()));
        assertEquals(1, Manifest.moved(first.figures(), manifest(AT, 41, "1051").figures()));
    }

    @Test
    void positions_cover_what_lies_at_them_and_before_and_nothing_else() {
        Positions positions = new Positions(List.of(new Position("a", 1, 7), new Position("b", 0, 0)));

        assertTrue(positions.cover("a", 1, 7));
        assertFalse(positions.cover("a", 1, 8));
        assertFalse(positions.cover("a", 0, 0));
        assertFalse(positions.cover("c", 0, 0));
        assertEquals(
                List.of(new Position("a", 1, 7)),
                positions.beyond(new Positions(List.of(new Position("a", 1, 6), new Position("b", 0, 3)))));
    }
}

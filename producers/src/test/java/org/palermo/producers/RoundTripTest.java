package org.palermo.producers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.codes.Code;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.serdes.GeneratedClasses;
import org.palermo.schemas.values.Events;

/** Whatever a register can state is read back as the same content, in CSV and in JSON, in any order of columns. */
class RoundTripTest {

    private static final List<String> COUNTRIES = List.of("AUT", "BIH", "FRA", "MDA", "SRB", "XAA", "XZZ");
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        GeneratedClasses.trust(); // the first to make a training here may be an arbitrary
    }

    @Property(tries = 200)
    void activitiesInCsv(@ForAll("activities") Activity activity, @ForAll Random order, @ForAll boolean semicolons)
            throws IOException {
        assertEquals(activity, readBack("activities.csv", csv(cells(activity), order, semicolons ? ';' : ',')));
    }

    @Property(tries = 200)
    void trainingsInCsv(@ForAll("trainings") Training training, @ForAll Random order) throws IOException {
        assertEquals(training, readBack("trainings.csv", csv(cells(training), order, ',')));
    }

    @Property(tries = 200)
    void trainingsInJson(@ForAll("trainings") Training training) throws IOException {
        ObjectNode asserted = JSON.createObjectNode()
                .put("programme", training.getProgramme())
                .put("title", training.getTitle())
                .put("start", training.getStart())
                .put("participants", training.getParticipants());
        ObjectNode byCountry = asserted.putObject("byCountry");
        training.getByCountry().forEach(count -> byCountry.put(count.getKey(), count.getCount()));
        ObjectNode line = JSON.createObjectNode().put("kind", "training").put("entityId", "T-1");
        line.set("asserted", asserted);

        assertEquals(training, readBack("trainings.jsonl", JSON.writeValueAsString(line) + "\n"));
    }

    @Property(tries = 100)
    void theSameFileTwiceIsTheSameContent(@ForAll("activities") Activity activity) throws IOException {
        String file = csv(cells(activity), new Random(1), ',');

        assertEquals(readBack("activities.csv", file), readBack("activities.csv", file));
    }

    private static SpecificRecord readBack(String name, String text) throws IOException {
        Path folder = Files.createTempDirectory("registers");
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, text);
            Plan plan = Fixed.read(file);
            assertEquals(List.of(), Fixed.codes(plan), text);
            return Events.body(plan.iterator().next().value());
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static String csv(Map<String, String> cells, Random order, char separator) {
        List<String> columns = new ArrayList<>(cells.keySet());
        Collections.shuffle(columns, order);
        String rule = String.valueOf(separator);
        return String.join(rule, columns) + "\r\n"
                + columns.stream()
                        .map(column -> quoted(cells.getOrDefault(column, "")))
                        .collect(Collectors.joining(rule))
                + "\r\n";
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static Map<String, String> cells(Activity activity) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", "A-1");
        cells.put("title", activity.getTitle());
        cells.put("programme", activity.getProgramme());
        cells.put("role", activity.getRole() == null ? "" : activity.getRole());
        cells.put("category", activity.getCategory());
        cells.put("format", activity.getFormat());
        cells.put("level", activity.getLevel());
        cells.put("start", activity.getStart());
        cells.put("host_country", activity.getHostCountry() == null ? "" : activity.getHostCountry());
        cells.put("countries", String.join(";", activity.getCountries()));
        cells.put("direct", activity.getDirect() == null ? "" : activity.getDirect() ? "yes" : "no");
        cells.put("partners", String.join(";", activity.getPartners()));
        return cells;
    }

    private static Map<String, String> cells(Training training) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", "T-1");
        cells.put("title", training.getTitle());
        cells.put("programme", training.getProgramme());
        cells.put("start", training.getStart());
        cells.put("participants", Long.toString(training.getParticipants()));
        cells.put(
                "by_country",
                training.getByCountry().stream()
                        .map(count -> count.getKey() + "=" + count.getCount())
                        .collect(Collectors.joining(";")));
        return cells;
    }

    @Provide
    Arbitrary<Activity> activities() {
        return Combinators.combine(
                        texts(),
                        codes(Codes.CATEGORY.codes()),
                        codes(Codes.ROLE.codes()).injectNull(0.3),
                        dates(),
                        Arbitraries.of(COUNTRIES).injectNull(0.3),
                        Arbitraries.of(COUNTRIES).set().ofMaxSize(5),
                        Arbitraries.of(true, false).injectNull(0.3),
                        texts().map(text -> text.replace(';', ','))
                                .list()
                                .uniqueElements()
                                .ofMaxSize(3))
                .as((title, category, role, start, host, countries, direct, partners) -> Activity.newBuilder()
                        .setTitle(title)
                        .setProgramme("global")
                        .setCategory(category)
                        .setRole(role)
                        .setFormat("workshop")
                        .setLevel("regional")
                        .setStart(start)
                        .setHostCountry(host)
                        .setCountries(countries.stream().sorted().toList())
                        .setDirect(direct)
                        .setPartners(partners)
                        .build());
    }

    @Provide
    Arbitrary<Training> trainings() {
        return Combinators.combine(
                        texts(),
                        dates(),
                        Arbitraries.maps(
                                        Arbitraries.of(COUNTRIES),
                                        Arbitraries.longs().between(0, 500))
                                .ofMaxSize(5),
                        Arbitraries.longs().between(0, 500))
                .as((title, start, byCountry, others) -> Training.newBuilder()
                        .setTitle(title)
                        .setProgramme("global")
                        .setStart(start)
                        .setParticipants(byCountry.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                + others)
                        .setByCountry(byCountry.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                                .toList())
                        .build());
    }

    private static Arbitrary<String> codes(List<Code> codes) {
        return Arbitraries.of(codes).map(Code::id);
    }

    /** Anything that can be seen, with what CSV and JSON treat apart, in several scripts. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(",;\"'\\/=\n{}[]: ")
                .withCharRange('a', 'z')
                .withCharRange('À', 'ÿ')
                .withCharRange('а', 'я')
                .withChars("阿鲁巴أروبا")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.startsWith(";"))
                .map(text -> text.replaceAll("[;\\s]+$", ""))
                .filter(text -> !text.isBlank());
    }

    private static Arbitrary<String> dates() {
        return Combinators.combine(
                        Arbitraries.integers().between(1900, 2199),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 28),
                        Arbitraries.of(4, 7, 10))
                .as((year, month, day, length) ->
                        String.format("%04d-%02d-%02d", year, month, day).substring(0, length));
    }
}

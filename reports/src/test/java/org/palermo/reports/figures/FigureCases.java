package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure.Source;
import org.palermo.schemas.values.PartialDate;

/**
 * Runs tables of figures: {@code figure | period | known on | what is expected}, one case a line.
 *
 * <p>A period is {@code 2014-10..2016-04}, of partial dates; an empty day of knowledge is all that is recorded. Expected are
 * a value or {@code absent:reason}, then {@code atMost=}, which is checked to be null where it is not said, and where said
 * {@code members=}, {@code parts=}, {@code evidence=} and {@code period=}. Every question that totals can answer is asked
 * of the postings as well.
 */
final class FigureCases {

    static final Set<String> BODIES = Set.of("EUE", "ECHR", "ECCJ");
    static final Predicate<String> IS_COUNTRY = code -> !BODIES.contains(code);
    private static final LocalDate NOW = LocalDate.of(2100, 1, 1);

    private FigureCases() {}

    static Stream<Executed> run(String ledger, String cases) {
        List<Entry> entries = lines(ledger).map(Entry::of).toList();
        FigureEngine engine = new FigureEngine(Declarations.standard(), new ListedLedger(entries), IS_COUNTRY);
        return lines(cases).map(line -> new Executed(line, engine));
    }

    static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    static Period period(String text) {
        String[] ends = text.strip().split("\\.\\.");
        return new Period(
                PartialDate.of(ends[0]).from(),
                PartialDate.of(ends[ends.length - 1]).to());
    }

    /** One line of a table. */
    record Executed(String line, FigureEngine engine) {

        void check() {
            String[] columns = line.split("\\|");
            String known = columns[2].strip();
            Question question =
                    new Question(period(columns[1]), "global", known.isEmpty() ? null : LocalDate.parse(known));
            String id = columns[0].strip();
            Figure figure = engine.compute(id, question);
            compare(columns[3], figure);
            if (figure.source() == Source.TOTALS) {
                Figure fromPostings = engine.compute(id, new Question(question.period(), "global", NOW));
                assertEquals(Source.POSTINGS, fromPostings.source());
                assertEquals(said(figure), said(fromPostings), line);
            }
        }

        private void compare(String expected, Figure figure) {
            Map<String, String> said = said(figure);
            Map<String, String> wanted = new LinkedHashMap<>();
            for (String word : expected.strip().split("\\s+")) {
                String[] pair = word.split("=", 2);
                wanted.put(pair.length == 1 ? "value" : pair[0], pair[pair.length - 1]);
            }
            wanted.putIfAbsent("atMost", "");
            assertAll(
                    line,
                    wanted.entrySet().stream()
                            .map(entry ->
                                    () -> assertEquals(entry.getValue(), said.get(entry.getKey()), entry.getKey())));
        }

        private static Map<String, String> said(Figure figure) {
            Map<String, String> said = new LinkedHashMap<>();
            said.put("value", figure.absent() == null ? plain(figure.value()) : "absent:" + figure.absent());
            said.put("atMost", plain(figure.atMost()));
            said.put("members", String.join(",", figure.members()));
            said.put(
                    "parts",
                    figure.parts().stream()
                            .map(part -> part.key() + ":" + plain(part.value()))
                            .collect(Collectors.joining(",")));
            said.put(
                    "evidence",
                    figure.evidence().entrySet().stream()
                            .map(entry -> entry.getKey() + ":" + plain(entry.getValue()))
                            .collect(Collectors.joining(",")));
            said.put("period", figure.period().from() + ".." + figure.period().to());
            said.put("unit", figure.unit());
            return said;
        }

        private static String plain(java.math.@Nullable BigDecimal value) {
            return value == null ? "" : value.toPlainString();
        }

        @Override
        public String toString() {
            return line;
        }
    }
}

package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.embedded.stack.DataDirectory;
import org.palermo.infra.publications.Deviation;
import org.palermo.infra.publications.Rebuilding;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Selection;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.publications.ManifestJson;

/** A report is published, its registers change in every way, and it is still the report that was published. */
class PublicationsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASKED =
            "publish --from 2015 --to 2015 --languages en,fr --format %s --by office --output\n";

    private static final String NOTE = """
            title: {en: Note}
            sections:
              - title: {en: Money}
                content:
                  - breakdown: fund.received
                    by: donor-type
                    title: {en: Receipts by kind of donor}
                  - breakdown: fund.received
                    by: country
            """;

    @TempDir
    Path folder;

    @Test
    void what_was_published_is_made_again_whatever_was_recorded_since() throws Exception {
        Path data = folder.resolve("var");
        try (Stage stage = Stage.up(data)) {
            stage.run("publications").ended(ExitCode.DONE).said("Nothing was published yet.");
            stage.run("changes --since publication").ended(ExitCode.USAGE).said("Nothing was published yet.");
            imported(stage, "contributions.csv", """
                    id,donor_id,donor_name,donor_type,stage,date,amount,currency,recorded_at,recorded_by
                    C-1,D-1,Ministry,member-state,received,2015-03,1000.00,USD,2016-05-01,office
                    C-2,D-2,Foundation,private-sector,received,2015-04,200.00,USD,2016-05-01,office
                    """);

            // When it is published in every form that there is
            Path published = folder.resolve("published");
            Ran first = publish(stage, published);
            String id = first.out().strip();
            first.said("Published as " + id);
            Manifest manifest = ManifestJson.read(Files.readString(published.resolve("manifest.json")));
            assertEquals(id, manifest.id());
            assertEquals(
                    2 * ResultOptions.OF_DOCUMENTS.size(), manifest.outputs().size());
            stage.run("publications --format csv").printed(id + ",", ",office,2015-01-01,2015-12-31,global,,");
            stage.run("publications").printed(id, "office", "2015");

            // Then publishing it again adds nothing, and writes the same files
            Ran again = publish(stage, folder.resolve("again"));
            again.said("Nothing new: " + id);
            assertSame(published, folder.resolve("again"));
            assertEquals(1, publications(stage));
            stage.run("report --from 2015 --to 2015 --format json").ended(ExitCode.DONE);
            stage.run("restate --publication %s", id).ended(ExitCode.DONE).printed("No figure moved");

            // When registers change: later the same day, with dates of the past, and by a withdrawal
            imported(stage, "contributions.csv", """
                    id,donor_id,donor_name,donor_type,stage,date,amount,currency,recorded_at,recorded_by,note
                    C-1,D-1,Ministry of Justice,member-state,received,2015-03,1200.50,USD,2016-05-01,office,the bank said so
                    C-3,D-3,Late donor,member-state,received,2015-05,70.00,USD,1999-01-01,office,found in a drawer
                    """);
            imported(stage, "contributions.csv", """
                    id,donor_id,donor_name,donor_type,stage,date,amount,currency,status,status_reason
                    C-2,D-2,Foundation,private-sector,received,2015-04,200.00,USD,withdrawn,paid by mistake
                    """);

            // Then it is made again to the byte, by its manifest and by its identifier
            stage.run("rebuild %s", published.resolve("manifest.json"))
                    .ended(ExitCode.DONE)
                    .printed("The same: " + id);
            assertSame(published, published.resolve("rebuilt"));
            stage.run("rebuild %s --lang fr --output %s", id, folder.resolve("by-id"))
                    .ended(ExitCode.DONE)
                    .printed("Identique");
            assertSame(published, folder.resolve("by-id"));

            // and the next report over the period says that it is another
            Ran report = stage.run("report --from 2015 --to 2015").ended(ExitCode.DONE);
            assertTrue(
                    report.out().replaceAll("\\s+", " ").contains("changed since they were published on"), report::out);
            Ran other = stage.run("report --from 2014 --to 2015").ended(ExitCode.DONE);
            assertTrue(!other.out().contains("published on"), other::out);

            // and each figure that moved is shown with what moved it, and why
            assertEquals(List.of("1200 > 1270.5: C-1 20050, C-2 -20000, C-3 7000"), received(stage, id));
            stage.run("restate --publication %s", id)
                    .printed("+70.50", "Ministry of Justice", "paid by mistake", "the bank said so");
            stage.run("restate --publication %s --lang fr", id).printed("Chiffres qui ont bougé", "+70,50");
            stage.run("changes --since publication").ended(ExitCode.DONE).printed("after the publication " + id);
            stage.run("changes --since publication:%s", id).ended(ExitCode.DONE).printed("paid by mistake");
            stage.run("restate --from 2015 --to 2015 --published 2016-04-30")
                    .ended(ExitCode.DONE)
                    .printed("1,270.50");

            // and publishing again is new and says so
            Ran second = publish(stage, folder.resolve("second"));
            second.said("not what was published", "restate --publication " + id);
            assertEquals(2, publications(stage));
            stage.run("rebuild %s --output %s", second.out().strip(), folder.resolve("second-again"))
                    .ended(ExitCode.DONE);
            assertSame(folder.resolve("second"), folder.resolve("second-again"));
            publish(stage, published, ExitCode.USAGE).said("holds another publication");

            // When a definition changes, it is named, and the figure that it gives now
            String clickHouse = DataDirectory.running(data).orElseThrow().clickHouse();
            Rebuilding.Rebuilt redefined = new Rebuilding(clickHouse, privateDonorsAreAll()).rebuild(manifest, null);
            assertEquals(
                    List.of("fund.donors.private"),
                    redefined.deviations().stream()
                            .filter(deviation -> deviation.sort() == Deviation.Sort.RULE)
                            .map(Deviation::what)
                            .toList());
            List<Deviation> figures = redefined.deviations().stream()
                    .filter(deviation -> deviation.sort() == Deviation.Sort.FIGURE)
                    .toList();
            assertTrue(!figures.isEmpty(), redefined.deviations()::toString);
            figures.forEach(figure -> {
                assertTrue(figure.what().startsWith("fund.donors.private "), figure::toString);
                assertTrue(figure.published().startsWith("1 "), figure::toString);
                assertTrue(figure.now().startsWith("2 "), figure::toString);
            });
            assertTrue(!redefined.isSame());

            // When a user's own template is published as a draft under a symbol
            Path note = Files.writeString(folder.resolve("note.yaml"), NOTE);
            Path draft = folder.resolve("draft");
            stage.run(
                            "publish --from 2015 --to 2015 --template\n%s\n--title Our-year --symbol X/2015/1"
                                    + " --draft --format html,docx,json --output\n%s",
                            note, draft)
                    .ended(ExitCode.DONE);
            String page = Files.readString(draft.resolve("report.en.html"));
            for (String said : List.of("Our-year", "X/2015/1", "Draft", "Receipts by kind of donor")) {
                assertTrue(page.contains(said), page);
            }
            // Then it is made again without that file
            Files.delete(note);
            stage.run("rebuild %s", draft.resolve("manifest.json")).ended(ExitCode.DONE);
            assertSame(draft, draft.resolve("rebuilt"));

            // and the audit finds nothing to say of what was published
            stage.run("audit --quiet").ended(ExitCode.DONE);

            // and a manifest that someone changed is refused
            Path forged = Files.writeString(
                    folder.resolve("forged.json"),
                    Files.readString(published.resolve("manifest.json"))
                            .replace("\"value\": 120000", "\"value\": 130000"));
            stage.run("rebuild %s", forged).ended(ExitCode.NO).said("is not the manifest that was published");
            stage.run("rebuild 1999-01-01-nothing").ended(ExitCode.NO).said("No publication is called");
        }
    }

    /** A copy of the declarations in which donors of every type are private. */
    private static Declarations privateDonorsAreAll() {
        FigureDeclaration donors = Declarations.standard().figure("fund.donors.private");
        Selection selection = donors.selections().getFirst();
        return Declarations.standard()
                .with(new FigureDeclaration(
                        donors.id(),
                        donors.kind(),
                        donors.unit(),
                        donors.operation(),
                        List.of(new Selection(selection.account(), false, null, null, null, null, null, false)),
                        donors.distinctBy(),
                        donors.breakdown(),
                        donors.breakdowns(),
                        donors.name(),
                        donors.definition(),
                        donors.sentence(),
                        donors.source()));
    }

    private static Ran publish(Stage stage, Path output) {
        return publish(stage, output, ExitCode.DONE);
    }

    private static Ran publish(Stage stage, Path output, int status) {
        String forms = String.join(
                ",",
                ResultOptions.OF_DOCUMENTS.stream().map(format -> format.code()).toList());
        return stage.run(ASKED + "%s", forms, output).ended(status);
    }

    /** Before and after of what was received in the fund's account, in dollars, with the movers in their order by name. */
    private static List<String> received(Stage stage, String id) throws IOException {
        JsonNode answer = JSON.readTree(stage.run("restate --publication %s --format json", id)
                .ended(ExitCode.DONE)
                .out());
        List<String> lines = new ArrayList<>();
        for (JsonNode figure : answer.path("figures")) {
            if (figure.path("id").asText().equals("fund.received")) {
                List<String> movers = new ArrayList<>();
                figure.path("movedBy")
                        .forEach(mover -> movers.add(mover.path("id").asText() + " " + mover.path("effect")));
                lines.add(dollars(figure, "before") + " > " + dollars(figure, "after") + ": "
                        + String.join(", ", movers.stream().sorted().toList()));
            }
        }
        return lines;
    }

    private static String dollars(JsonNode figure, String when) {
        return figure.path(when)
                .path("value")
                .decimalValue()
                .movePointLeft(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static int publications(Stage stage) throws IOException {
        return JSON.readTree(stage.run("publications --format json")
                        .ended(ExitCode.DONE)
                        .out())
                .path("publications")
                .size();
    }

    private void imported(Stage stage, String name, String text) throws IOException {
        Path registers = Files.createDirectories(folder.resolve("registers"));
        stage.run("import %s --wait", Files.writeString(registers.resolve(name), text))
                .ended(ExitCode.DONE);
    }

    private static void assertSame(Path one, Path other) throws IOException {
        try (Stream<Path> files = Files.list(one)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path twin = other.resolve(file.getFileName());
                if (!file.endsWith("manifest.json") || Files.exists(twin)) {
                    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(twin), twin.toString());
                }
            }
        }
    }
}

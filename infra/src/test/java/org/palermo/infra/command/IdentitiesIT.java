package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.DataDirectory;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.targets.Attainment;

/** Two spellings become one donor and two again, and a target is laid beside its figure, on a stack of their own. */
class IdentitiesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void two_spellings_are_one_donor_until_they_are_two_again() throws Exception {
        try (Stage stage = Stage.up(folder.resolve("var"))) {
            // Given three donors of whom two are one, organizations likewise, and a target
            stage.run("import %s %s %s --wait", contributions(), file("partners.csv", """
                            id,organisation,years,recorded_at
                            PA-1,Shelter,2015,2016-05-01
                            PA-2,The shelter,2015,2016-05-01
                            """), file("targets.csv", """
                            id,figure,end,value,recorded_at
                            T-1,fund.available,2017,5000,2016-05-15
                            """))
                    .ended(ExitCode.DONE);
            assertEquals("3", value(stage, "fund.donors.member-states", ""));
            stage.run("duplicates --kind donor")
                    .ended(ExitCode.DONE)
                    .printed("Ministry of Hope (D-1)", "Ministery of Hope (D-1b)", "./palermo merge donor D-1b D-1");
            stage.run("duplicates --kind ngo").ended(ExitCode.DONE).printed("none are alike");
            stage.run("duplicates --format csv")
                    .ended(ExitCode.DONE)
                    .printed("partner,Shelter,Shelter,The shelter,The shelter,100,same-name,no,");

            // When a register merges them, then counts fall by one, and what was known before stays
            stage.run("import %s --wait", file("identities.csv", """
                            type,alias,canonical,reason,recorded_at
                            donor,D-1b,D-1,two spellings,2016-06-14
                            partner,The shelter,Shelter,two spellings,2016-06-14
                            """)).ended(ExitCode.DONE);
            assertEquals("2", value(stage, "fund.donors.member-states", ""));
            assertEquals("3", value(stage, "fund.donors.member-states", "--known-on 2016-06-13"));
            assertEquals("2", value(stage, "fund.donors.member-states", "--known-on 2016-06-14"));
            assertEquals("1", value(stage, "partners", ""));
            assertEquals("2", value(stage, "partners", "--known-on 2016-06-13"));
            assertEquals("160000", value(stage, "fund.received", ""));
            assertEquals("130000", value(stage, "fund.received", "--donor D-1b"));

            // Then every command tells of it
            stage.run("explain fund.donors.member-states --from 2015 --to 2015")
                    .ended(ExitCode.DONE)
                    .printed("Who is counted as one", "D-1b", "two spellings", "donor:D-1b");
            stage.run("record donor:D-1b").ended(ExitCode.DONE).printed("D-1b is counted as D-1: two spellings");
            stage.run("changes --since 2016-06-13 --from 2015 --to 2015")
                    .ended(ExitCode.DONE)
                    .printed("identity donor:D-1b", "D-1b is counted as D-1");
            assertEquals(
                    List.of("fund.donors.member-states identity donor:D-1b", "partners identity partner:The shelter"),
                    movers(stage, "--since 2016-06-13 --from 2015 --to 2015"));
            stage.run("fund --at 2015-12-31 --donor D-1b")
                    .ended(ExitCode.DONE)
                    .printed("Ministry of Hope", "Also recorded as", "1,300.00");
            stage.run("duplicates").ended(ExitCode.DONE).printed("none are alike");
            stage.run("audit").ended(ExitCode.DONE).printed("Everything agrees");

            // A ring, another type and an unknown one are found before anything is recorded
            stage.run("merge donor D-1 D-1b --reason ring --check")
                    .ended(ExitCode.NO)
                    .said("identity-cycle");
            stage.run("merge donor D-1 P-1 --reason ring --check")
                    .ended(ExitCode.NO)
                    .said("donor-types-differ");
            stage.run("merge donor D-1 D-9 --reason none --check")
                    .ended(ExitCode.DONE)
                    .said("party-unknown");
            stage.run("merge donateur D-1b D-1 --reason again")
                    .ended(ExitCode.DONE)
                    .said("is counted as D-1 already");
            stage.run("merge bank D-1b D-1 --reason none").ended(ExitCode.USAGE).said("donor, ngo, partner");

            // When it is split, all is as it was; and a chain by hand is followed to its end
            stage.run("split donor D-1b --reason two --wait")
                    .ended(ExitCode.DONE)
                    .said("by itself again");
            assertEquals("3", value(stage, "fund.donors.member-states", ""));
            assertEquals("2", value(stage, "fund.donors.member-states", "--known-on 2016-06-14"));
            stage.run("split donor D-1b --reason two").ended(ExitCode.NO).said("is not merged");
            stage.run("merge donor D-2 D-1b --reason one --wait")
                    .ended(ExitCode.DONE)
                    .said("D-2 is counted as D-1b from now on");
            stage.run("merge donor D-1b D-1 --reason one --wait").ended(ExitCode.DONE);
            assertEquals("1", value(stage, "fund.donors.member-states", ""));
            stage.run("audit").ended(ExitCode.DONE);

            // And the report shows what is to be reached
            stage.run("report --from 2015 --to 2015")
                    .ended(ExitCode.DONE)
                    .printed("Targets: ", "5,000.00", "1,600.00", "32%", "not yet reached; until 31 December 2017");
            assertEquals(
                    "T-1 500000 160000 0.32",
                    target(stage.run("report --from 2015 --to 2015 --format json")
                            .ended(ExitCode.DONE)
                            .out()));

            // And the target says what is still needed, as it was known
            Reporting reporting = new Reporting(clickHouse(), Clock.systemUTC(), Disclosure.STANDARD);
            Attainment call = reporting
                    .targets()
                    .at(LocalDate.parse("2015-12-31"), "global", null)
                    .getFirst();
            assertEquals(Attainment.Stage.RUNNING, call.stage());
            assertEquals(
                    340_000, call.shortfall() == null ? -1 : call.shortfall().longValueExact());
            assertEquals(
                    List.of(),
                    reporting.targets().at(LocalDate.parse("2015-12-31"), "global", LocalDate.parse("2016-05-14")));
        }
    }

    private String clickHouse() throws IOException {
        return DataDirectory.running(folder.resolve("var"))
                .map(Addresses::clickHouse)
                .orElseThrow();
    }

    private Path contributions() throws IOException {
        return file("contributions.csv", """
                id,donor_id,donor_name,donor_type,stage,date,amount,currency,recorded_at
                C-1,D-1,Ministry of Hope,member-state,received,2015-03-01,1000.00,USD,2016-05-01
                C-2,D-1b,Ministery of Hope,member-state,received,2015-04-01,300.00,USD,2016-05-01
                C-3,D-2,Ministry of Trade,member-state,received,2015-05-01,200.00,USD,2016-05-01
                C-4,P-1,Hope Ltd,private-sector,received,2015-06-01,100.00,USD,2016-05-01
                C-5,D-1,Ministry of Hope,member-state,pledged,2015-07-01,50.00,USD,2016-05-01
                """);
    }

    private static String target(String report) throws IOException {
        JsonNode target = JSON.readTree(report).path("targets").path(0);
        return target.path("id").asText() + " " + target.path("target").asText() + " "
                + target.path("actual").asText() + " " + target.path("attained").asText();
    }

    private static String value(Stage stage, String figure, String options) throws IOException {
        return JSON.readTree(stage.run("explain " + figure + " --from 2015 --to 2015 --format json " + options)
                        .ended(ExitCode.DONE)
                        .out())
                .path("value")
                .asText();
    }

    /** Each figure that a merge moved, and by which identity. */
    private static List<String> movers(Stage stage, String options) throws IOException {
        JsonNode answer = JSON.readTree(stage.run("changes --format json " + options)
                .ended(ExitCode.DONE)
                .out());
        return answer.path("figures")
                .valueStream()
                .flatMap(figure -> figure.path("movedBy")
                        .valueStream()
                        .map(mover -> figure.path("id").asText() + " "
                                + mover.path("kind").asText() + " "
                                + mover.path("id").asText()))
                .sorted()
                .toList();
    }

    private Path file(String name, String text) throws IOException {
        Path registers = Files.createDirectories(folder.resolve("registers"));
        return Files.writeString(registers.resolve(name), text);
    }
}

package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was refused, what is sent again, and what changed by it, as a user sees it on a stack of its own. */
class ChangesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void what_was_rejected_is_sent_again_and_is_what_changed() throws Exception {
        try (Stage stage = Stage.up(folder.resolve("var"))) {
            stage.run("rejected").ended(ExitCode.DONE).printed("No rejected event is waiting.");
            stage.run("changes --since 2016-05-31").ended(ExitCode.DONE).printed("Nothing is recorded at all yet.");

            // Given a gift, and a payment on a grant that nobody recorded
            stage.run("import %s --wait", file("contributions.csv", """
                            id,donor_id,donor_name,donor_type,stage,date,amount,currency,recorded_at,recorded_by
                            C-1,D-1,Ministry,member-state,received,2015-03,1000.00,USD,2016-05-01,office
                            """)).ended(ExitCode.DONE);
            stage.run("import %s --wait", file("disbursements.csv", """
                            id,grant,date,amount,currency,recorded_at,source
                            P-1,G-1,2015-06-01,500.00,USD,2016-06-20,voucher 7
                            """)).ended(ExitCode.NO);

            // Then it is listed with its reason and what to do, in both languages and for programs
            stage.run("rejected")
                    .ended(ExitCode.NO)
                    .printed("unknown-reference", "disbursement P-1", "voucher 7", "palermo.grants/0/0", "redrive");
            stage.run("rejected --lang fr --reason unknown-reference")
                    .ended(ExitCode.NO)
                    .printed("Importez la subvention", "palermo.grants/0/0");
            stage.run("rejected --format csv --kind disbursement")
                    .ended(ExitCode.NO)
                    .printed("unknown-reference,disbursement,P-1,", ",palermo.grants,0,0,0,open\r\n");
            stage.run("rejected --kind grant").printed("No rejected event is waiting.");
            stage.run("rejected --since 2016-01-01 --limit 1")
                    .ended(ExitCode.NO)
                    .printed("palermo.grants/0/0");

            // When it is sent again too early, it is rejected again, and nothing moves
            stage.run("redrive").ended(ExitCode.USAGE).said("--reason");
            stage.run("redrive P-1 --check").ended(ExitCode.DONE).printed("palermo.grants/0/0  disbursement P-1");
            stage.run("redrive --reason unknown-reference")
                    .ended(ExitCode.NO)
                    .said("1 event sent again: 0 posted, 0 duplicates, 0 superseded, 1 rejected again.");
            assertEquals(List.of(), changed(stage, "--since 2016-05-31"));

            // When its cause is mended, it is posted
            stage.run("import %s --wait", file("grants.csv", """
                            id,ngo_id,ngo_name,country,awarded,amount,currency,recorded_at
                            G-1,N-1,Shelter,BIH,2015-02-01,700.00,USD,2016-05-01
                            """)).ended(ExitCode.DONE);
            stage.run("redrive palermo.grants/0/0")
                    .ended(ExitCode.DONE)
                    .said("1 event sent again: 1 posted, 0 duplicates, 0 superseded, 0 rejected again.");
            stage.run("redrive palermo.grants/0/0").ended(ExitCode.DONE).said("It was sent again before");
            stage.run("redrive P-9").ended(ExitCode.NO).said("No such rejected event");
            stage.run("rejected").ended(ExitCode.DONE).printed("No rejected event is waiting.", "1 by sending again");
            stage.run("rejected --all --format csv").ended(ExitCode.DONE).printed(",palermo.grants,0,0,2,posted\r\n");

            // Then that, and nothing else, is what changed
            assertEquals(
                    List.of("fund.disbursed 0 > 50000: disbursement P-1 50000"), changed(stage, "--since 2016-05-31"));
            assertEquals(List.of(), changed(stage, "--since 2016-06-20"));
            assertEquals(List.of(), changed(stage, "--since 2016-05-31 --until 2016-06-19"));
            assertEquals(List.of(), changed(stage, "--since 2016-05-31 --from 2014 --to 2014"));

            // When another is overtaken by its own correction, it comes too late
            stage.run("import %s --wait", file("disbursements.csv", """
                            id,grant,date,amount,currency,recorded_at
                            P-2,G-9,2015-06-01,100.00,USD,2016-06-25
                            """)).ended(ExitCode.NO);
            stage.run("import %s --wait", file("disbursements.csv", """
                            id,grant,date,amount,currency,recorded_at
                            P-2,G-1,2015-06-01,70.00,USD,2016-06-26
                            """)).ended(ExitCode.DONE);
            stage.run("rejected").ended(ExitCode.DONE).printed("1 by a later statement");
            stage.run("redrive P-2 --check").ended(ExitCode.DONE).printed("it will be superseded");
            stage.run("redrive --all")
                    .ended(ExitCode.DONE)
                    .said("1 event sent again: 0 posted, 0 duplicates, 1 superseded, 0 rejected again.");
            stage.run("rejected --reason superseded --format csv")
                    .ended(ExitCode.DONE)
                    .printed(",1,superseded\r\n");

            // A correction and a withdrawal move every figure that they touch, by what their records add
            stage.run("import %s --wait", file("contributions.csv", """
                            id,donor_id,donor_name,donor_type,stage,date,amount,currency,recorded_at,recorded_by,note
                            C-1,D-1,Ministry,member-state,received,2015-03,1200.50,USD,2016-07-01,office,the bank said so
                            """)).ended(ExitCode.DONE);
            stage.run("import %s --wait", file("grants.csv", """
                            id,ngo_id,ngo_name,country,awarded,amount,currency,recorded_at,status,status_reason
                            G-1,N-1,Shelter,BIH,2015-02-01,700.00,USD,2016-07-02,withdrawn,never signed
                            """)).ended(ExitCode.DONE);
            List<String> moved = changed(stage, "--since 2016-06-30 --from 2015 --to 2015");
            assertEquals(
                    List.of(
                            "fund.available 30000 > 120050: grant G-1 70000, contribution C-1 20050",
                            "fund.granted 70000 > 0: grant G-1 -70000",
                            "fund.project-countries 1 > 0: grant G-1 -1",
                            "fund.projects 1 > 0: grant G-1 -1",
                            "fund.received 100000 > 120050: contribution C-1 20050",
                            "fund.received.by-donor-type 100000 > 120050: contribution C-1 20050",
                            "fund.received.in-year 100000 > 120050: contribution C-1 20050"),
                    moved.stream()
                            .filter(line -> !line.contains("average"))
                            .sorted()
                            .toList());
            stage.run("changes --since 2016-06-30").ended(ExitCode.DONE).printed("+200.50", "−700.00", "Together");
            stage.run("changes --since 2016-06-30 --lang fr")
                    .ended(ExitCode.DONE)
                    .printed("Chiffres qui ont bougé", "Ministry", "+200,50");
            stage.run("changes --since 2016-06-30 --format html")
                    .ended(ExitCode.DONE)
                    .printed("the bank said so", "1000.00 USD", "1200.50 USD", "never signed");

            // Days that lie ahead, and before anything
            stage.run("changes --since 2150").ended(ExitCode.USAGE).said("has not come yet");
            stage.run("changes --since 2016 --until 2015").ended(ExitCode.USAGE).said("ends before it begins");
            stage.run("changes --since 1990").ended(ExitCode.DONE).printed("Nothing was known on 31 December 1990");
        }
    }

    /** Each figure that differs: before and after, and which records moved it by how much. */
    private static List<String> changed(Stage stage, String options) throws IOException {
        JsonNode answer = JSON.readTree(stage.run("changes --format json " + options)
                .ended(ExitCode.DONE)
                .out());
        assertEquals(true, answer.path("exact").asBoolean());
        List<String> lines = new ArrayList<>();
        for (JsonNode figure : answer.path("figures")) {
            List<String> movers = new ArrayList<>();
            figure.path("movedBy")
                    .forEach(mover -> movers.add(mover.path("kind").asText() + " "
                            + mover.path("id").asText() + " " + mover.path("effect")));
            lines.add(figure.path("id").asText() + " " + figure.path("before").path("value") + " > "
                    + figure.path("after").path("value") + ": " + String.join(", ", movers));
        }
        return lines;
    }

    private Path file(String name, String text) throws IOException {
        Path registers = Files.createDirectories(folder.resolve("registers"));
        return Files.writeString(registers.resolve(name), text);
    }
}

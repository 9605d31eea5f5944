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

            aStatementOfOneDonorAsItWasAndAsItIs(stage);
            whatTotalsAndPostingsSayOfTheFundIsTheSame(stage);
        }
    }

    /** 1,000 EUR at 0.80 are 1,250 dollars, and once the rate is 0.50, 2,000; what was known before stays what it was. */
    private void aStatementOfOneDonorAsItWasAndAsItIs(Stage stage) throws IOException {
        stage.run("import %s --wait", file("rates.csv", """
                        currency,month,units_per_usd,recorded_at
                        EUR,2015-03,0.80,2015-03-01
                        """)).ended(ExitCode.DONE);
        stage.run("import %s --wait", file("contributions.csv", """
                        id,donor_id,donor_name,donor_type,donor_country,stage,date,amount,currency,recorded_at,source,evidence
                        C-2,D-2,Foundation,organisation,FRA,received,2015-03-12,1000.00,EUR,2015-04-01,statement 7,documented
                        C-3,D-2,Foundation,organisation,FRA,pledged,2016-03,300.00,USD,2016-04-01,letter 8,documented
                        C-4,D-3,Firm,private-sector,,pledged,2015-05-01,50.00,USD,2015-05-02,letter 9,documented
                        """)).ended(ExitCode.DONE);
        stage.run("import %s --wait", file("rates.csv", """
                        currency,month,units_per_usd,recorded_at
                        EUR,2015-03,0.50,2016-08-01
                        """)).ended(ExitCode.DONE);
        stage.run("reprice EUR 2015-03 --wait").ended(ExitCode.DONE).said("1 posted");

        JsonNode now = donor(stage, "--from 2015 --to 2016 --donor D-2");
        assertEquals(200_000, now.path("received").path("value").asLong());
        assertEquals("0.5", now.path("contributions").get(0).path("unitsPerUsd").asText());
        assertEquals("1000.00", now.path("contributions").get(0).path("amount").asText());
        assertEquals(75_000, now.path("corrections").get(0).path("received").asLong());
        assertEquals(30_000, now.path("pledged").path("ever").asLong());

        JsonNode then = donor(stage, "--from 2015 --to 2016 --donor D-2 --known-on 2016-12-31");
        assertEquals(125_000, then.path("received").path("value").asLong());
        assertEquals(
                "0.8", then.path("contributions").get(0).path("unitsPerUsd").asText());
        // the register had been corrected by then, and the amount had not
        assertEquals(
                "0.5", then.path("contributions").get(0).path("rateCorrected").asText());
        assertEquals(75_000, then.path("corrections").get(0).path("received").asLong());

        stage.run("fund --at 2016 --donor D-2")
                .ended(ExitCode.DONE)
                .printed("EUR 1,000.00", "0.5 (March 2015)", "2,000.00", "statement 7", "not earmarked");
        stage.run("fund --at 2016 --donor D-2 --lang fr --format html")
                .ended(ExitCode.DONE)
                .printed("lang=\"fr\"", "mises en commun");

        // nothing in the period, only a pledge, not known yet, withdrawn, unknown
        assertEquals("nothing-in-period", standing(stage, "--from 2016 --to 2016 --donor D-2"));
        assertEquals("only-pledged", standing(stage, "--at 2016 --donor D-3"));
        assertEquals("not-yet-known", standing(stage, "--at 2016 --donor D-3 --known-on 2014"));
        stage.run("withdraw C-4 --reason mistaken --yes --wait").ended(ExitCode.DONE);
        assertEquals("nothing-stands", standing(stage, "--at 2016 --donor D-3"));
        stage.run("fund --at 2016 --donor D-22").ended(ExitCode.NO).said("Did you mean D-2?");
        stage.run("fund --at 2014 --donor D-2").ended(ExitCode.NO).said("by 2014-12-31");
    }

    private static JsonNode donor(Stage stage, String options) throws IOException {
        return JSON.readTree(stage.run("fund --format json " + options)
                        .ended(ExitCode.DONE)
                        .out())
                .path("donor");
    }

    private static String standing(Stage stage, String options) throws IOException {
        return donor(stage, options).path("standing").asText();
    }

    /** As known in a hundred years is as known now, but read from the postings. */
    private static void whatTotalsAndPostingsSayOfTheFundIsTheSame(Stage stage) throws IOException {
        JsonNode totals = fund(stage, "fund --from 2015-03 --to 2016 --format json");
        JsonNode postings = fund(stage, "fund --from 2015-03 --to 2016 --format json --known-on 2126");
        for (String part :
                List.of("balance", "byDonorType", "donors", "byCountry", "byOrganization", "charges", "years")) {
            assertEquals(totals.path(part), postings.path(part), part);
        }
        JsonNode balance = totals.path("balance");
        assertEquals(
                balance.path("closing").asLong(),
                balance.path("opening").asLong()
                        + balance.path("received").path("value").asLong()
                        - balance.path("granted").path("value").asLong()
                        - balance.path("charges").path("value").asLong());
        assertEquals(320_050, balance.path("received").path("value").asLong());
        // its grant was withdrawn: the payments stand, and nobody is named for them
        assertEquals(
                57_000,
                totals.path("byOrganization")
                        .path("awards")
                        .get(0)
                        .path("disbursed")
                        .asLong());
        assertEquals(
                "",
                totals.path("byOrganization").path("awards").get(0).path("id").asText());
    }

    private static JsonNode fund(Stage stage, String command) throws IOException {
        return JSON.readTree(stage.run(command).ended(ExitCode.DONE).out()).path("fund");
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

package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.clickhouse.TestDatabases;
import org.palermo.infra.embedded.stack.DataDirectory;

/** {@code palermo audit} and {@code palermo rebuild-tables}, and what they do to the reports. */
class AuditCommandIT {

    @TempDir
    Path folder;

    @Test
    void damage_is_found_marked_repaired_and_proven() throws Exception {
        Path data = folder.resolve("var");
        Path register = folder.resolve("contributions.csv");
        Files.writeString(register, """
                id,donor_id,donor_name,donor_type,donor_country,stage,date,amount,currency
                C1,FRA-1,A State,member-state,FRA,received,2015-03-12,1000.00,USD
                C2,FIRM,A firm,private-sector,,received,2015-05-12,250.00,USD
                """);
        try (Stage stage = Stage.up(data)) {
            stage.run("audit").ended(ExitCode.DONE).printed("0 events", "Everything agrees");
            stage.run("import %s --wait", register).ended(ExitCode.DONE);

            // sound tables pass, and reports say nothing of audits
            stage.run("audit")
                    .ended(ExitCode.DONE)
                    .printed("2 events, 2 postings, 2 monthly totals", "Everything agrees");
            assertUnmarked(stage);
            stage.run("status").ended(ExitCode.DONE).printed("passed.");

            // one posting is a dollar more than what was recorded
            damage(data);
            Ran failed = stage.run("audit").ended(ExitCode.NO);
            failed.printed(
                    "posting-altered: 1",
                    "The first: posting-altered, contribution C1, contribution:C1:1:0, palermo.contributions",
                    "recorded: quantity=100000",
                    "shown: quantity=100100");
            failed.said("./palermo rebuild-tables");
            stage.run("audit --format json --lang fr")
                    .ended(ExitCode.NO)
                    .printed("\"passed\" : false", "\"posting-altered\" : 1", "\"entity\" : \"contribution C1\"")
                    .said("Conseil");
            stage.run("audit --lang fr").ended(ExitCode.NO).printed("divergences", "La première");

            // every result says so, in every form
            for (String form : new String[] {"text", "html", "json"}) {
                stage.run("fund --at 2016 --format " + form)
                        .ended(ExitCode.DONE)
                        .printed("Unverified", "posting-altered, contribution C1");
                stage.run("report --from 2015 --to 2015 --lang fr --format " + form)
                        .ended(ExitCode.DONE)
                        .printed("Non vérifié", "posting-altered, contribution C1");
            }

            stage.run("status").ended(ExitCode.DONE).printed("Unverified", "posting-altered, contribution C1");
            stage.run("explain fund.received --to 2016 --limit 1")
                    .printed("Unverified")
                    .said("Unverified");
            stage.run("record C2").ended(ExitCode.DONE).printed("Unverified").said("./palermo audit");
            stage.run("record C2 --format json").ended(ExitCode.DONE).said("Unverified");
            stage.run("sentence fund.received --to 2016").ended(ExitCode.DONE).said("Unverified");
            stage.run("changes --since 2015").ended(ExitCode.DONE).printed("Unverified");

            // new tables are right, and unproven until they are audited
            stage.run("rebuild-tables")
                    .ended(ExitCode.DONE)
                    .printed("The old tables differed in 1 row:", "postings: 0 missing, 1 different, 0 too many")
                    .said("./palermo audit");
            stage.run("fund --at 2016").printed("1,250.00", "Unverified", "built anew");
            stage.run("audit --quiet").ended(ExitCode.DONE);
            assertUnmarked(stage);

            stage.run("rebuild-tables --lang fr")
                    .ended(ExitCode.DONE)
                    .printed("Les anciennes tables montraient la même chose.");
            stage.run("rebuild-tables --drop-replaced").ended(ExitCode.DONE).printed("are removed");
            stage.run("rebuild-tables --drop-replaced").ended(ExitCode.DONE).printed("There are no replaced tables.");
            stage.run("audit --format xml").ended(ExitCode.USAGE).said("text, json");
        }
    }

    private static void assertUnmarked(Stage stage) {
        for (String form : new String[] {"text", "html", "json"}) {
            Ran fund = stage.run("fund --at 2016 --format " + form).ended(ExitCode.DONE);
            assertFalse(fund.out().toLowerCase(Locale.ROOT).contains("unverified"), fund::toString);
            assertTrue(fund.out().contains("1,250.00") || fund.out().contains("125000"), fund::toString);
        }
    }

    private static void damage(Path data) throws Exception {
        String url = DataDirectory.running(data).orElseThrow().clickHouse();
        try (Connection connection = DriverManager.getConnection(url)) {
            TestDatabases.execute(connection, "CREATE TABLE damaged AS posting_rows");
            TestDatabases.execute(
                    connection,
                    "INSERT INTO damaged SELECT * REPLACE (if(entity_id = 'C1', quantity + 100, quantity) AS quantity)"
                            + " FROM posting_rows");
            TestDatabases.execute(connection, "EXCHANGE TABLES damaged AND posting_rows");
            TestDatabases.execute(connection, "DROP TABLE damaged");
        }
    }
}

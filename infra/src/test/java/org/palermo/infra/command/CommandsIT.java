package org.palermo.infra.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;

/** {@code palermo up} and, as from other shells, the commands that find it. */
class CommandsIT {

    @TempDir
    Path folder;

    @Test
    void registers_are_imported_corrected_reported_and_still_there_after_a_restart() throws Exception {
        Path data = folder.resolve("var");
        Path registers = Files.createDirectory(folder.resolve("registers"));
        write(registers, "rates.csv", "currency,month,units_per_usd\nEUR,2015-03,0.80\n");
        write(registers, "contributions.csv", """
                id,donor_id,donor_name,donor_type,donor_country,stage,date,amount,currency
                C1,FRA-1,A State,member-state,FRA,received,2015-03-12,1000.00,EUR
                C2,FIRM,A firm,private-sector,,received,2015-05-12,250.00,USD
                """);
        write(registers, "grants.csv", """
                id,ngo_id,ngo_name,country,cycle,awarded,amount,currency
                G1,N1,An NGO,SEN,2015,2015-06-01,500.00,USD
                """);
        Path orphans = Files.createDirectory(folder.resolve("orphans"));
        write(orphans, "disbursements.csv", "id,grant,date,amount,currency\nD1,G9,2015-07-01,100.00,USD\n");

        try (Stage stage = Stage.up(data)) {
            // nothing yet
            stage.run("status")
                    .ended(ExitCode.DONE)
                    .printed("A stack runs on " + data, "Nothing has been published yet.");
            stage.run("fund --at 2016").ended(ExitCode.DONE).printed("No contribution, grant or charge is recorded");
            stage.run("fund --at 2016 --donor FIRM").ended(ExitCode.NO).said("import contributions.csv");
            stage.run("report --from 2015 --to 2015")
                    .ended(ExitCode.DONE)
                    .said("Nothing is recorded for any programme yet.");
            stage.run("reprice EUR 2015-03").ended(ExitCode.NO).said("No rate of EUR is recorded for 2015-03.");

            // a second stack on the same data is refused, and the first one does not notice
            stage.run("up").ended(ExitCode.FAULT).said(data + " is in use");

            // import: once counts, twice changes nothing
            stage.run("import %s --wait", registers)
                    .ended(ExitCode.DONE)
                    .said("4 events published: 4 posted, 0 duplicates, 0 rejected.");
            stage.run("import %s --wait --lang fr", registers)
                    .ended(ExitCode.DONE)
                    .said("4 événements publiés", "0 inscrit, 4 doublons, 0 rejeté.");
            stage.run("import %s --wait", orphans)
                    .ended(ExitCode.NO)
                    .said("disbursement D1: unknown-reference: it refers to what is not recorded; import that first");

            // 1,000 EUR at 0.80 are 1,250 dollars; with 250 dollars 1,500
            stage.run("fund --at 2016").ended(ExitCode.DONE).printed("Received", "1,500.00", "1,000.00");
            stage.run("fund --at 2016 --donor FIRM --lang fr")
                    .ended(ExitCode.DONE)
                    .printed("250,00");
            stage.run("fund --at 2016 --donor FIRN").ended(ExitCode.NO).said("Did you mean FIRM?");
            stage.run("fund --at 2015-03").ended(ExitCode.DONE).printed("1,250.00");

            // a corrected rate waits for the word: 1,000 EUR at 0.50 are 2,000 dollars
            write(registers, "rates.csv", "currency,month,units_per_usd\nEUR,2015-03,0.50\n");
            stage.run("import %s --wait", registers.resolve("rates.csv"))
                    .ended(ExitCode.DONE)
                    .said("EUR 2015-03: 1 recorded amount uses another rate than 0.5", "./palermo reprice EUR 2015-03");
            stage.run("fund --at 2016").printed("1,500.00");
            stage.run("reprice EUR 2015-03 --wait").ended(ExitCode.DONE).said("1 event published: 1 posted");
            stage.run("fund --at 2016").printed("2,250.00");
            stage.run("reprice eur 2015-03").ended(ExitCode.DONE).said("No amount of EUR in 2015-03 uses another rate");

            // the figure shows both rates: 1,250 dollars recorded and taken back, 2,000 that stand
            stage.run("explain fund.received --to 2016")
                    .ended(ExitCode.DONE)
                    .printed("1,250.00", "-1,250.00", "2,000.00", "Checked: ", "$2,250.00");
            stage.run("explain fund.received --to 2016 --known-on 2015")
                    .ended(ExitCode.DONE)
                    .printed("$0.00", "Nothing is recorded.");
            stage.run("explain fund.received --to 2016 --donor FIRM --lang fr")
                    .ended(ExitCode.DONE)
                    .printed("250,00", "Vérifié");
            assertEquals(
                    "As at 31 December 2016, the Trust Fund had received contributions of $2,250 since its establishment.\n",
                    stage.run("sentence fund.received --to 2016")
                            .ended(ExitCode.DONE)
                            .out());
            stage.run("explain fund.recieved --to 2016").ended(ExitCode.NO).said("Did you mean fund.received");
            stage.run("explain activities --to 2016").ended(ExitCode.USAGE).said("--from and --to");

            // a record's history, also of what was refused
            stage.run("record C1")
                    .ended(ExitCode.DONE)
                    .printed(
                            "2. Received again, changing nothing",
                            "3. Corrected on",
                            "1000.00 EUR / 0.8 = 1250.00 USD",
                            "1000.00 EUR / 0.5 = 2000.00 USD",
                            "palermo.contributions, partition");
            stage.run("record D1 --lang fr").ended(ExitCode.DONE).printed("1. Rejeté", "grant G9 is not recorded");
            stage.run("record C9").ended(ExitCode.NO).said("Nothing was ever received about C9.", "C1");
            oneRecordIsAddedCorrectedAndWithdrawn(stage);
            smallCountsOfSurvivorsAreShownToNobody(stage, folder);

            // quiet says nothing where nothing is wrong
            assertEquals(
                    "",
                    stage.run("import %s --wait --quiet", registers)
                            .ended(ExitCode.DONE)
                            .err());

            // a result goes to a file that was asked for, or nowhere
            Path page = folder.resolve("new/fund.html");
            Ran written =
                    stage.run("fund --at 2016 --format html --output %s", page).ended(ExitCode.DONE);
            assertEquals("", written.out());
            assertTrue(Files.readString(page).startsWith("<!DOCTYPE html>"));
            // a folder gets the tables, one file each, with their description
            Path tables = Files.createDirectory(folder.resolve("tables"));
            stage.run("fund --at 2016 --output %s", tables).ended(ExitCode.DONE).said("datapackage.json");
            assertTrue(Files.readString(tables.resolve("fund-balance.csv")).contains("2250.00"));

            stage.run("status --lang fr")
                    .ended(ExitCode.DONE)
                    .printed("palermo.contributions", "unknown-reference\u00a0: 2", "ClickHouse montre tout.");

            Ran up = stage.end();
            up.ended(ExitCode.DONE)
                    .said("Ready after", "Kafka 127.0.0.1:", "The stack runs on", "Stopping ...", "Stopped.");
            assertEquals("", up.out());
        }
        Ran.of("status", "--data", data.toString()).ended(ExitCode.NO);
        Ran.of("fund", "--at", "2016", "--data", data.toString())
                .ended(ExitCode.FAULT)
                .said("No stack runs");

        try (Stage again = Stage.up(data)) {
            again.run("fund --at 2016").ended(ExitCode.DONE).printed("2,250.00");
            again.run("import %s --wait", registers)
                    .ended(ExitCode.DONE)
                    .said("4 events published: 0 posted, 4 duplicates");
        }
    }

    private static void smallCountsOfSurvivorsAreShownToNobody(Stage stage, Path folder) throws IOException {
        Path assistance = Files.createDirectory(folder.resolve("assistance"));
        write(
                assistance,
                "assistance.csv",
                "id,grant,year,survivors,by_sex\nA1,G1,2015,7,women=4;men=3\nA2,G1,2014,70,women=70\n");
        stage.run("import %s --wait", assistance).ended(ExitCode.DONE);

        for (String form : new String[] {"text", "html", "md"}) {
            stage.run("fund --at 2016 --format " + form).ended(ExitCode.DONE).printed("withheld");
        }
        Ran json = stage.run("fund --at 2016 --format json").ended(ExitCode.DONE);
        assertTrue(json.out().replaceAll("\\s", "").contains("\"women\":null,\"total\":null"), json::toString);
        stage.run("report --from 2015 --to 2015")
                .ended(ExitCode.DONE)
                .printed("Not shown, so that small counts of persons cannot be worked out.");
        stage.run("sentence fund.survivors-per-year --from 2015 --to 2015").printed("Not shown");
        stage.run("explain fund.survivors-per-year --from 2015 --to 2015")
                .ended(ExitCode.NO)
                .said("privacy.threshold");
        stage.run("record A1").ended(ExitCode.NO).said("is not shown");
        stage.run("record A1 --set privacy.threshold=5").ended(ExitCode.NO);
        stage.run("record A2").ended(ExitCode.DONE).printed("70");
        write(assistance, "assistance.csv", "id,grant,year,survivors,by_sex\nA3,G1,2014,8,men=8\n");
        stage.run("import %s --wait", assistance).ended(ExitCode.DONE);
        stage.run("record A2").ended(ExitCode.NO).said("is not shown");
        stage.run("record A1 --set privacy.threshold=0").ended(ExitCode.DONE).printed("7");
    }

    @Test
    void the_sample_reports_in_every_form_and_as_it_was_known_before() throws Exception {
        try (Stage stage = Stage.up(folder.resolve("var"))) {
            stage.run("import %s --wait", Stage.SAMPLE).ended(ExitCode.DONE).said("0 duplicates, 0 rejected.");
            String report = "report --published " + Stage.SAMPLE.resolve("published.yaml");

            // now
            PublishedFigures now = PublishedFigures.of(
                    stage.run(report + " --format json").ended(ExitCode.DONE).out());
            now.are(PublishedFigures.EXPECTED);

            // what the source states was recorded on 14 June 2016: before, only what is made up was known
            PublishedFigures before = PublishedFigures.of(stage.run(report + " --format json --known-on 2016-05-31")
                    .ended(ExitCode.DONE)
                    .out());
            before.are("""
                    treaty.parties        | 163 |
                    treaty.parties.new    |   0 |
                    activities            |  24 | 25
                    countries.direct      |  14 |
                    outputs               |   0 |
                    agreements            |   0 |
                    partners              | 137 |
                    fund.granted          | 175000000 |
                    """);

            // what the next call needs (R 72) beside what is there
            stage.run("fund --from 2014-10 --to 2016-04")
                    .ended(ExitCode.DONE)
                    .printed("1,122,508.89", "550,000.00", "50,000.00", "500,000.00", "TGT-1", "R, para. 72");

            // in each form and language, with the notice
            stage.run(report).ended(ExitCode.DONE).printed("Demonstration, not United Nations data", "169");
            stage.run(report + " --format html").ended(ExitCode.DONE).printed("Demonstration, not United Nations data");
            stage.run(report + " --lang fr").ended(ExitCode.DONE).printed("Démonstration", "Période");
            stage.run(report + " --lang fr --format html").ended(ExitCode.DONE).printed("lang=\"fr\"", "Démonstration");

            // as files, whose endings say the form; with the records that the 36 activities rest on
            Path tables = folder.resolve("tables");
            stage.run(report + " --records --output %s/", tables)
                    .ended(ExitCode.DONE)
                    .said("records.csv");
            assertEquals(
                    36,
                    Files.readAllLines(tables.resolve("records.csv")).stream()
                            .filter(line -> line.contains(",activities,counted,value,"))
                            .count());
            stage.run(report + " --records --output %s", folder.resolve("report.md"))
                    .ended(ExitCode.DONE);
            assertTrue(Files.readString(folder.resolve("report.md")).contains("](#records-activities)"));
            stage.run("fund --at 2016 --output %s", folder.resolve("fund.xlsx")).ended(ExitCode.DONE);
            assertEquals("PK", new String(Files.readAllBytes(folder.resolve("fund.xlsx")), 0, 2, UTF_8));
            stage.run(
                            report + " --output %s --mail-from a@example.org --mail-to b@example.org",
                            folder.resolve("report.eml"))
                    .ended(ExitCode.DONE);
            assertTrue(Files.readString(folder.resolve("report.eml")).contains("X-Unsent: 1"));
            stage.run(report + " --output %s", folder.resolve("report.csv"))
                    .ended(ExitCode.USAGE)
                    .said("--output tables.zip");
            Ran plain = stage.run(report);
            assertFalse(plain.out().contains("\u001b["), "no colours where standard output is no terminal");

            // every figure of the report is what its postings come to, in each language
            for (FigureDeclaration figure : Declarations.standard().figures()) {
                String explain = "explain " + figure.id() + " --from 2014-10-01 --to 2016-04-30";
                stage.run(explain).ended(ExitCode.DONE).printed("Checked: ");
                stage.run(explain + " --lang fr --known-on 2016-05-31").ended(ExitCode.DONE);
            }
            stage.run("explain").ended(ExitCode.DONE).printed("fund.available", "countries.direct");

            // another programme, and a period of which nothing is recorded
            stage.run("report --from 2015 --to 2015 --programme globl")
                    .ended(ExitCode.DONE)
                    .said("Nothing is recorded for the programme globl.", "global");
            assertEquals(
                    0,
                    PublishedFigures.of(stage.run("report --from 1999 --to 1999 --format json")
                                    .out())
                            .value("activities"));
        }
    }

    /** By hand: the fund had received 2,250 dollars, and has again at the end. */
    private static void oneRecordIsAddedCorrectedAndWithdrawn(Stage stage) {
        // an answer that will not do, then one for all questions
        String firm = "add contribution --wait --yes --recorded-by registry --field id=C3 --field donor_id=FIRM"
                + " --field donor_name=Firm --field stage=received --field date=2015-06 --field currency=USD";
        stage.run(firm + " --field donor_type=private-sector --field amount=1,000")
                .ended(ExitCode.NO)
                .said("amount: amount-ambiguous", "Nothing was recorded.");
        stage.run(firm + " --field donor_type=private-sector")
                .ended(ExitCode.NO)
                .said("amount: value-missing", "Nothing was recorded.");
        stage.run(firm + " --field type_de_donateur=secteur_privé --field montant=100,00")
                .ended(ExitCode.DONE)
                .said("1 event published: 1 posted, 0 duplicates, 0 rejected.");
        stage.run("fund --at 2016").printed("2,350.00");

        // the same identifier corrects: all is offered, one amount changes, the rest is taken
        stage.answer("C3\n\n\n\n\n\n\n300.00\n\n\n\nread wrong\ny\n", "add contribution --wait")
                .ended(ExitCode.DONE)
                .said(
                        "contribution C3 is recorded already: this corrects it.",
                        "  * amount      100.00 → 300.00",
                        "1 event published: 1 posted, 0 duplicates, 0 rejected.");
        stage.run("fund --at 2016").printed("2,550.00");
        stage.run("record C3").ended(ExitCode.DONE).printed("read wrong");
        stage.run("add contribution --yes --field id=C3 --field note=again")
                .ended(ExitCode.DONE)
                .said("This is recorded already: there is nothing to publish.");
        stage.answer("C3\n\nq\n", "add contribution --lang fr")
                .ended(ExitCode.NO)
                .said("contribution C3 est déjà enregistré", "Rien n'a été enregistré.");

        // an amount in euros keeps the rate that it is recorded with, as an import would have it
        stage.run("add contribution --yes --wait --field id=C1 --field donor_name=Another_name --field note=renamed")
                .ended(ExitCode.DONE)
                .said("1 posted");
        stage.run("fund --at 2016").printed("2,550.00");

        // a payment on a grant that is not recorded is published, and refused by the ledger
        stage.run("add disbursement --yes --wait --field id=D9 --field grant=G9 --field date=2015-07-01"
                        + " --field amount=5 --field currency=USD")
                .ended(ExitCode.NO)
                .said("disbursement D9: unknown-reference");

        // withdrawn once, with its reason
        stage.run("withdraw C33 --reason twice").ended(ExitCode.NO).said("identifier C33", "Did you mean C3");
        stage.run("withdraw C3 --reason twice --kind grant")
                .ended(ExitCode.NO)
                .said("of kind grant", "It is recorded as contribution.");
        stage.answer("no\n", "withdraw C3 --reason twice")
                .ended(ExitCode.NO)
                .said("300.00", "Withdraw contribution C3?", "Nothing was withdrawn.");
        stage.run("fund --at 2016").printed("2,550.00");
        stage.answer("y\n", "withdraw C3 --reason twice --wait")
                .ended(ExitCode.DONE)
                .said("1 event published: 1 posted, 0 duplicates, 0 rejected.");
        stage.run("fund --at 2016").printed("2,250.00");
        stage.run("withdraw C3 --reason again --yes")
                .ended(ExitCode.NO)
                .said("contribution C3 is withdrawn already.", "Its reason: twice");

        // an identifier of several kinds
        stage.run("add partner --yes --wait --field id=C2 --field organisation=Centre --field years=2015")
                .ended(ExitCode.DONE);
        stage.run("withdraw C2 --reason twice --yes")
                .ended(ExitCode.NO)
                .said("Several records have the identifier C2: contribution, partner.", "--kind contribution");
        stage.run("withdraw C2 --reason twice --yes --wait --kind partenaire").ended(ExitCode.DONE);

        // a rate, whose identifier is made of its parts
        stage.run("add rate --yes --wait --field currency=CHF --field month=2015-03 --field units_per_usd=0.98")
                .ended(ExitCode.DONE);
        stage.run("withdraw CHF-2015-03 --reason twice --yes --wait").ended(ExitCode.DONE);
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

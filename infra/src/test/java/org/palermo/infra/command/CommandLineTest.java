package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no stack: command lines that are wrong, files that are none, services that are not there. */
class CommandLineTest {

    @TempDir
    Path folder;

    /** Arguments, exit status, what standard error says; nothing is ever on standard output. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                               | 2 | Usage: palermo
            --lang fr                                        | 2 | Usage : palermo
            nonsense                                         | 2 | There is no command nonsense.
            reprot                                           | 2 | Did you mean reprice, report
            --nonsense                                       | 2 | There is no option --nonsense.
            nonsense --lang fr                               | 2 | Il n'y a pas de commande nonsense.
            report                                           | 2 | Say which period to report on: --from and --to.
            report --from 2015                               | 2 | For example: --from 2014-10-01 --to 2016-04-30.
            report --from                                    | 2 | Missing: --from DATE
            --lang fr report --from                          | 2 | Il manque : --from DATE
            report --from 2015-13 --to 2016                  | 2 | --from: "2015-13" is not a date.
            report --from 2015 --to 31/12/2015               | 2 | Write 2016-03-31, 2016-03 or 2016.
            report --from 2015-02-30 --to 2016               | 2 | --from: "2015-02-30" is not a date.
            report --from 2016 --to 2015                     | 2 | The period ends before it begins: 2016-01-01 to 2015-12-31.
            report --from 2016 --to 2015 --lang=fr           | 2 | La période finit avant de commencer : 2016-01-01 à 2015-12-31.
            report --from 2015 --to 2015 --known-on soon     | 2 | --known-on: "soon" is not a date.
            report --from 2015 --from 2014 --to 2015         | 2 | --from DATE may be given only once.
            report --from 2015 --to 2015 --format xml        | 2 | --format: "xml" is not one of: text, html, md, docx, pdf, json, csv, xlsx, eml.
            report --from 2015 --to 2015 --format xml --lang fr | 2 | --format : « xml » n'est pas l'un de : text, html, md, docx, pdf, json, csv, xlsx, eml.
            report --from 2015 --to 2015 --output a.odt      | 2 | a.odt: this command writes no files that end in .odt.
            report --from 2015 --to 2015 --output a.odt      | 2 | Name a format with --format: text, html, md, docx, pdf, json, csv, xlsx, eml.
            report --from 2015 --to 2015 --format json --output a.HTM | 2 | --format json does not go with a.HTM, whose ending says html.
            fund --at 2016 --format text --output a.json     | 2 | Leave out --format, or let the name end in .txt.
            fund --at 2016 --format text --output a.json --lang fr | 2 | --format text ne va pas avec a.json, dont la fin dit json.
            record A1 --output a.odt                         | 2 | a.odt: this command writes no files that end in .odt.
            report --from 2015 --to 2015 --mail-to a@b.org   | 2 | go with --format eml, not with text.
            fund --at 2016 --output a.eml --mail-to a@b.org  | 2 | A mail needs --mail-from.
            fund --at 2016 --output a.eml --mail-to a --mail-from b@c.org | 2 | "a" is not an address.
            fund --at 2016 --output a.eml --mail-to a@b.org --mail-from b@c.org --attach text | 2 | --attach: "text" is not one of
            report --from 2015 --to 2015 --records --format json | 2 | --records does not go with json.
            report --from 2015 --to 2015 --lang de           | 2 | --lang: "de" is not one of: en, fr, es, ru, zh, ar.
            --lang de report --from 2015 --to 2015           | 2 | --lang: "de" is not one of: en, fr, es, ru, zh, ar.
            report --from 2015 --to 2015 --bogus             | 2 | There is no option --bogus.
            report --form 2015                               | 2 | There is no option --form.
            report --from 2015 --to 2015 extra               | 2 | Not expected here: extra.
            report --from 2015 --to 2015 --published none.yaml --data NONE | 2 | A file of published values cannot be used: none.yaml
            report --from 2015 --to 2015 --data NONE         | 3 | No stack runs on the data directory NONE.
            report --from 2015 --to 2015 --data NONE --lang fr | 3 | Démarrez-en une : ./palermo up --data NONE
            fund --lang ru                                   | 2 | Missing: --at DATE
            fund                                             | 2 | Missing: --at DATE
            fund --at 2016 --from 2015 | 2 | --at goes without --from and --to
            fund --at tomorrow                               | 2 | --at: "tomorrow" is not a date.
            fund --at 2016 --donor                           | 2 | Missing: --donor ID
            fund --at 2016 --data NONE                       | 3 | Start one with: ./palermo up --data NONE
            import                                           | 2 | Missing: PATH
            import --lang fr                                 | 2 | ./palermo import --help dit ce qu'il faut.
            import /no/such/place                            | 2 | There is no file or folder /no/such/place.
            import @/no/such/place                           | 2 | There is no file or folder @/no/such/place.
            import --wait=perhaps .                          | 2 | --wait: "perhaps" does not fit.
            import --chek .                                  | 2 | Did you mean --check?
            import . --data NONE                             | 3 | No stack runs on the data directory NONE.
            reprice                                          | 2 | Missing: CURRENCY
            reprice EUR                                      | 2 | Missing: MONTH
            reprice EUR 03/2015                              | 2 | "03/2015" is not a month.
            reprice XXQ 2015-03                              | 2 | "XXQ" is not a currency code.
            reprice XXQ 2015-03 --lang fr                    | 2 | « XXQ » n'est pas un code de monnaie.
            reprice eur 2015-03 --data NONE                  | 3 | No stack runs on the data directory NONE.
            explain fund.recieved --to 2016                  | 1 | Did you mean fund.received
            explain nonsense --to 2016                       | 1 | There is no figure nonsense.
            explain activities --to 2016                     | 2 | Say which period to report on
            explain fund.received --to 2016 --limit 0        | 2 | --limit: 0 is not a number from 1.
            explain fund.granted --to 2016 --donor D-1       | 2 | fund.granted cannot be asked of one donor.
            explain fund.received --to 2016 --format odt     | 2 | --format: "odt" is not one of: text, html, md, docx, pdf, json, csv, xlsx.
            explain fund.received --to 2016 --data NONE      | 3 | No stack runs on the data directory NONE.
            record                                           | 2 | Missing: ID
            record C-1 --data NONE                           | 3 | No stack runs on the data directory NONE.
            sentence                                         | 2 | Missing: FIGURE
            sentence fund.recieved --to 2016 --lang fr       | 1 | Il n'y a pas de chiffre fund.recieved.
            sentence fund.received --data NONE               | 2 | Say which period to report on
            template nothing                                 | 2 | There is no kind of record nothing.
            template activty                                 | 2 | Did you mean activity?
            template grant --output pom.xml                  | 2 | pom.xml exists already, and is left alone.
            add                                              | 2 | Missing: KIND
            add donor                                        | 2 | Kinds are activity, training,
            add subvention --lang fr --data NONE             | 3 | Démarrez-en une : ./palermo up --data NONE
            add grant --field amount                         | 2 | Write --field COLUMN=VALUE
            add grant --field amunt=5                        | 2 | Did you mean amount?
            add grant --field montan=5 --lang fr             | 2 | Vouliez-vous dire montant
            add grant --field status=withdrawn               | 2 | A record of kind grant has no column status to be filled.
            add grant --data NONE                            | 3 | No stack runs on the data directory NONE.
            withdraw                                         | 2 | Missing: --reason TEXT, ID
            withdraw G-1                                     | 2 | Missing: --reason TEXT
            withdraw G-1 --reason twice --kind grnt          | 2 | Did you mean grant?
            withdraw G-1 --reason twice --data NONE          | 3 | No stack runs on the data directory NONE.
            demo --registers /no/such/place                  | 2 | There is no file or folder /no/such/place.
            demo --registers . --from 2016 --to 2015         | 2 | The period ends before it begins
            demo --registers . --format odt                  | 2 | --format: "odt" is not one of: text, html, md, docx, pdf, json, csv, xlsx.
            demo --output /proc/x/y --from 2015 --to 2015 --registers . | 3 | /proc/x/y cannot be written
            demo --data /proc/x --from 2015 --to 2015 --registers . | 3 | /proc/x cannot be written
            up extra                                         | 2 | Not expected here: extra.
            up --data /proc/x                                | 3 | /proc/x cannot be written
            up --data /proc/x --lang fr                      | 3 | /proc/x ne peut être écrit
            """)
    void says_what_is_wrong_and_what_to_do(String arguments, int status, String said) {
        // Given a folder where no stack runs
        String none = folder.resolve("none").toString();

        // When
        Ran ran = Ran.line(arguments.replace("NONE", none));

        // Then
        ran.ended(status).said(plainSpaces(said.replace("NONE", none)));
        assertEquals("", ran.out());
        assertTrue(
                ran.err().contains("Usage")
                        || ran.err().contains("Hint: ")
                        || ran.err().contains("Conseil"),
                ran::err);
    }

    @Test
    void status_answers_no_where_nothing_runs() {
        String none = folder.resolve("none").toString();

        Ran ran = Ran.of("status", "--data", none);

        ran.ended(ExitCode.NO).printed("No stack runs on " + none).said("./palermo up --data " + none);
    }

    @Test
    void check_needs_no_stack_and_reports_every_finding() throws IOException {
        // Given
        Files.writeString(folder.resolve("activities.csv"), """
                id,title,category,format,level,start,direct
                A1,Right,legislative,workshop,national,2015-03-25,yes
                A2,Wrong date,legislative,workshop,national,2015-13,yes
                A3,Wrong code,nonsense,workshop,national,2015,yes
                """);
        Path findings = folder.resolve("findings/all.jsonl");

        // When
        Ran ran = Ran.of(
                "import",
                folder.toString(),
                "--check",
                "--data",
                folder.resolve("none").toString(),
                "--findings",
                findings.toString());

        // Then
        ran.ended(ExitCode.NO)
                .said(
                        "activities.csv:3:start: date-invalid",
                        "activities.csv:4:category: code-unknown",
                        "1 row is ready to publish; 2 errors, no warning.",
                        "Nothing was published.");
        assertEquals(2, Files.readAllLines(findings).size());
    }

    @Test
    void check_is_done_where_everything_is_right() throws IOException {
        Files.writeString(folder.resolve("outputs.csv"), "id,title,type,date\nO1,A tool,tool,2015\n");

        Ran ran = Ran.of("import", folder.toString(), "--check", "--lang", "fr");

        ran.ended(ExitCode.DONE).said("1 ligne est prête à être publiée", "Rien n'a été publié.");
    }

    @Test
    void an_empty_folder_is_said_once() {
        Ran ran = Ran.of("import", folder.toString(), "--check");

        ran.ended(ExitCode.NO).said("holds no register");
        assertFalse(ran.err().contains("There are no registers"), ran::err);
    }

    @Test
    void a_template_is_written_once_and_imports() throws IOException {
        // Given
        Path registers = Files.createDirectory(folder.resolve("registres"));

        // When
        Ran listed = Ran.line("template --lang fr").ended(ExitCode.DONE).printed("disbursements.csv, .xlsx ");
        Ran shown = Ran.line("template versement --lang fr").ended(ExitCode.DONE);
        Ran.of("template", "disbursements", "--lang", "fr", "--output", registers.toString())
                .ended(ExitCode.DONE)
                .said("disbursements.csv\u00a0: versements au titre des subventions", "identifiant*", "montant*");
        Ran.of("template", "disbursement", "--output", registers.toString())
                .ended(ExitCode.USAGE)
                .said("exists already");
        Ran.of(
                        "template",
                        "grant",
                        "--quiet",
                        "--output",
                        folder.resolve("new/my grants.csv").toString())
                .ended(ExitCode.DONE)
                .said("call this one grants.csv");

        // Then
        assertEquals(15, listed.out().lines().count());
        assertEquals(shown.out(), Files.readString(registers.resolve("disbursements.csv")));
        Ran.of(
                        "import",
                        registers.toString(),
                        "--check",
                        "--data",
                        folder.resolve("none").toString())
                .ended(ExitCode.DONE)
                .said("1 row is ready to publish; no error, no warning.");
    }

    @Test
    void a_broken_file_of_published_values_is_found_before_anything_starts() throws IOException {
        Files.writeString(folder.resolve("published.yaml"), "values: [what");

        Ran ran = Ran.of("demo", "--registers", folder.toString(), "--from", "2015", "--to", "2015");

        ran.ended(ExitCode.USAGE).said("A file of published values cannot be used", "published.yaml");
        assertFalse(ran.err().contains("Starting"), ran::err);
    }

    /** The environment and the language that the command then speaks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -           | -     | -           | Missing
            -           | -     | fr_FR.UTF-8 | Il manque
            -           | -     | fr          | Il manque
            -           | -     | de_DE.UTF-8 | Missing
            C           | -     | fr_FR.UTF-8 | Missing
            fr_CA@x     | en_GB | en_US       | Il manque
            -           | fr_FR | en_US       | Il manque
            -           | -     | ru_RU.UTF-8 | Missing
            POSIX       | -     | fr_FR       | Missing
            """)
    void speaks_the_environments_language(
            @org.jspecify.annotations.Nullable String all,
            @org.jspecify.annotations.Nullable String messages,
            @org.jspecify.annotations.Nullable String lang,
            String said) {
        Map<String, String> environment = new java.util.HashMap<>();
        if (all != null) environment.put("LC_ALL", all);
        if (messages != null) environment.put("LC_MESSAGES", messages);
        if (lang != null) environment.put("LANG", lang);

        Ran.in(environment, "fund").ended(ExitCode.USAGE).said(said);
    }

    @Test
    void the_last_language_asked_for_counts() {
        Ran.line("--lang fr fund --lang en").said("Missing");
        Ran.line("--lang en fund --lang=fr").said("Il manque");
    }

    @Test
    void debugging_shows_the_place() {
        Ran ran = Ran.in(Map.of("PALERMO_DEBUG", "1"), "status", "--data", "x", "--lang", "en");
        ran.ended(ExitCode.NO);
        Ran.in(Map.of("PALERMO_DEBUG", "1"), "fund", "--at", "x").said("UsageProblem", "at org.palermo");
    }

    /** French puts spaces that do not break before its signs; tables are easier to read with common ones. */
    private static String plainSpaces(String text) {
        return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»");
    }
}

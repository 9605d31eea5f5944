package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Envelope.InvalidAddress;
import org.palermo.schemas.codes.Language;

class EmlWriterTest {

    private static final Path GOLDENS = Path.of("src/test/resources/org/palermo/reports/write");

    private static final Instant DATE = Instant.parse("2026-11-22T20:30:05.123Z");

    @TempDir
    Path folder;

    /** The mail as it lies in its file, except for the file that is attached. */
    @ParameterizedTest
    @EnumSource(names = {"EN", "FR"})
    void aMailReadsAsApproved(Language language) throws Exception {
        // When
        byte[] mail = mail(language);

        // Then every line is short enough and plain
        String text = new String(mail, StandardCharsets.US_ASCII);
        assertEquals(text.length(), mail.length);
        assertTrue(text.lines().allMatch(line -> line.length() <= 998));
        String shown =
                text.replace("\r\n", "\n").replaceAll("(?s)(base64\n(?:[^\n]+\n)*\n)[A-Za-z0-9+/=\n]+", "$1...\n");
        Path golden = GOLDENS.resolve("report." + language.tag() + ".eml.txt");
        if ("write".equals(System.getProperty("goldens"))) {
            Files.writeString(golden, shown);
        }
        assertEquals(Files.readString(golden), shown);
    }

    /** The same at another time and in another time zone. */
    @Test
    void equalMailsAreEqualBytes() throws Exception {
        byte[] first = mail(Language.FR);
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertArrayEquals(first, mail(Language.FR));
        } finally {
            TimeZone.setDefault(zone);
        }
        assertFalse(Arrays.equals(first, mail(Language.EN)));
    }

    /** Another program reads it: Python. */
    @Test
    void pythonReadsIt() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "Python is not installed");
        Files.write(folder.resolve("report.eml"), mail(Language.FR));
        Files.writeString(folder.resolve("read.py"), """
                import email, email.policy, sys
                mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
                body = mail.get_body().get_content()
                attached = list(mail.iter_attachments())
                print(mail['subject']); print(mail['to']); print(mail['from']); print(mail['date'].datetime.isoformat())
                print(mail['x-unsent']); print(len(attached), attached[0].get_filename(), attached[0].get_content_type())
                print(attached[0].get_content().startswith('<!DOCTYPE html>'), len(mail.defects))
                print(body)
                """);

        Process process = new ProcessBuilder(
                        python.toString(),
                        "-X",
                        "utf8",
                        folder.resolve("read.py").toString(),
                        folder.resolve("report.eml").toString())
                .redirectErrorStream(true)
                .start();
        String read = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        List<String> lines = read.lines().toList();
        assertTrue(lines.getFirst().contains("Rapport d'activité\u00a0: lutte contre la traite des personnes"), read);
        assertEquals(
                List.of(
                        "Ébène <e@example.org>, b@example.org",
                        "Office <office@example.org>",
                        "2026-11-22T20:30:05+00:00",
                        "1",
                        "1 report.html text/html",
                        "True 0"),
                lines.subList(1, 7));
        assertTrue(read.contains("Le fichier joint report.html contient"), read);
        assertTrue(read.contains("Période\u00a0: du 1er octobre 2014 au 30 avril 2016"), read);
    }

    /** What could break out of its header, and what is no address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org\r\nBcc: x@example.org",
                "a@example.org\nX: y",
                "\"A\r\n B\" <a@example.org>",
                "a@example.org\u0000",
                "a",
                "a@",
                "<script>",
                "a b@example.org",
                "ä@example.org",
                "friends: a@example.org;",
                ""
            })
    void anAddressThatIsNoneIsRefused(String address) {
        assertThrows(InvalidAddress.class, () -> Envelope.of(address, List.of("b@example.org"), List.of()));
        assertThrows(InvalidAddress.class, () -> Envelope.of("b@example.org", List.of(address), List.of()));
        assertThrows(
                InvalidAddress.class, () -> Envelope.of("b@example.org", List.of("b@example.org"), List.of(address)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a@example.org                     | 1
            A B <a@example.org>               | 1
            "B, A" <a@example.org>            | 1
            a@example.org, B <b@example.org>  | 2
            """, quoteCharacter = '^')
    void addressesMayBearNamesAndStandTogether(String address, int count) throws InvalidAddress {
        assertEquals(
                count,
                Envelope.of("b@example.org", List.of(address), List.of()).to().size());
    }

    @Test
    void aTitleCannotBreakOutOfItsHeader() throws Exception {
        Document document =
                new Document(Wording.in(Language.EN), "Title\r\nBcc: x@example.org", null, List.of(), List.of());

        byte[] mail = new EmlWriter().write(document, envelope(), NamedFile.text("a.html", "x"), "text/html", DATE);

        String head = new String(mail, StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
        assertFalse(head.contains("\r\nBcc"), head);
    }

    private static byte[] mail(Language language) throws InvalidAddress {
        Result report = new Results(Wording.in(language), SampleReport.texts()).of(SampleReport.report());
        return new EmlWriter()
                .write(
                        report.document(),
                        envelope(),
                        new NamedFile("report.html", new Writers().write(report, Format.HTML)),
                        Format.HTML.mediaType(),
                        DATE);
    }

    private static Envelope envelope() throws InvalidAddress {
        return Envelope.of(
                "Office <office@example.org>",
                List.of("Ébène <e@example.org>, b@example.org"),
                List.of("c@example.org"));
    }
}

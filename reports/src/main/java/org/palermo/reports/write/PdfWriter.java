package org.palermo.reports.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Writes a document as a tagged PDF on A4, with bookmarks and with its fonts in it. Equal documents are equal bytes: dates
 * are the document's, the file's identifier follows from its content, and nothing is compressed, because machines differ in
 * how they compress.
 */
public final class PdfWriter {

    private static final String MIME = "application/pdf";

    private static final String CONFIGURATION =
            "<fop version=\"1.0\"><accessibility>true</accessibility><use-cache>false</use-cache><renderers>"
                    + "<renderer mime=\"application/pdf\"><filterList><value>null</value></filterList>"
                    + "<filterList type=\"image\"><value>null</value></filterList><fonts>" + PdfFonts.configured()
                    + "</fonts></renderer></renderers></fop>";

    private static final Pattern METADATA_DATE = Pattern.compile("(<xmp:MetadataDate>)[^<]*");
    private static final Pattern IDENTIFIER = Pattern.compile("/ID \\[<([0-9A-F]{32})> <[0-9A-F]{32}>]");

    /** Where a document has no time of its own. */
    private static final Instant NO_TIME = Instant.parse("2000-01-01T00:00:00Z");

    public PdfWriter() {}

    public byte[] write(Document document) {
        Instant time = document.metadata().printed() == null
                ? NO_TIME
                : document.metadata().printed().truncatedTo(ChronoUnit.SECONDS);
        return fixed(reduced(document, time).pdf(), time);
    }

    /**
     * How large a document has to be set to have no more pages than it may, in percent of its usual size.
     *
     * @param reserve by how much smaller than it has to be
     * @return 100 where it may have any number of pages, or no size would do
     */
    static int percent(Document document, int reserve) {
        int most = document.metadata().pages();
        if (most == 0) {
            return 100;
        }
        Rendered reduced = reduced(document, NO_TIME);
        return reduced.pages() <= most ? reduced.percent() - reserve : 100;
    }

    /** As large as it can be for the pages that it may have; as usual where no size would do. */
    private static Rendered reduced(Document document, Instant time) {
        int most = document.metadata().pages();
        Rendered usual = rendered(document, 100, time);
        return Stream.concat(
                        Stream.of(usual),
                        Reduction.PERCENTS.stream()
                                .filter(percent -> most > 0 && percent < 100)
                                .map(percent -> rendered(document, percent, time)))
                .filter(rendered -> rendered.pages() <= most)
                .findFirst()
                .orElse(usual);
    }

    private record Rendered(byte[] pdf, int pages, int percent) {}

    /** One at a time: the library writes dates in the process's time zone, which is set to UTC for as long as it works. */
    private static synchronized Rendered rendered(Document document, int percent, Instant time) {
        String pages = Reduction.pages(
                document.metadata().isCompact()
                        ? Reduction.compact(new FormattedPages(document, percent).text())
                        : new FormattedPages(document, percent).text(),
                percent);
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try {
            FopFactory factory = new FopConfParser(
                            new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)),
                            URI.create("file:///"),
                            PdfFonts.resolver())
                    .getFopFactoryBuilder()
                    .build();
            FOUserAgent agent = factory.newFOUserAgent();
            agent.setTitle(Markup.permitted(DirectedText.plain(document.title())));
            agent.setAuthor("Palermo");
            agent.setCreator("Palermo");
            agent.setProducer("Palermo");
            agent.setCreationDate(Date.from(time));
            String subject = document.metadata().subject();
            if (subject != null) {
                agent.setSubject(Markup.permitted(DirectedText.plain(subject)));
            }
            // Overfull lines and the like are for the eye to judge; what is wrong comes as an exception.
            agent.getEventBroadcaster().addEventListener(_ -> {});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setNamespaceAware(true);
            Fop fop = factory.newFop(MIME, agent, out);
            // Not by a transformer: it would hold the thread's parser, which the library needs for its own messages.
            parsers.newSAXParser().parse(new InputSource(new StringReader(pages)), fop.getDefaultHandler());
            return new Rendered(out.toByteArray(), fop.getResults().getPageCount(), percent);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the document could not be laid out as PDF: " + e.getMessage(), e);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    /** The same length, so that every place in the file stays where its table says. */
    private static byte[] fixed(byte[] pdf, Instant time) {
        String text = METADATA_DATE
                .matcher(PdfLetters.readable(new String(pdf, StandardCharsets.ISO_8859_1)))
                .replaceAll("$1" + Matcher.quoteReplacement(time.toString()));
        String nameless =
                IDENTIFIER.matcher(text).replaceAll("/ID [<" + "0".repeat(32) + "> <" + "0".repeat(32) + ">]");
        String identifier = identifier(nameless.getBytes(StandardCharsets.ISO_8859_1));
        return nameless.replace(
                        "/ID [<" + "0".repeat(32) + "> <" + "0".repeat(32) + ">]",
                        "/ID [<" + identifier + "> <" + identifier + ">]")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String identifier(byte[] content) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}

package org.palermo.reports.write;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.palermo.reports.wording.Messages;

/**
 * Writes a result as a mail that is ready to be sent (RFC 5322, MIME): a short text in the document's language, and the
 * result attached. Mail programs open it as a draft. Its date is that of the result, and its identifiers follow from what
 * is in it, so equal mails are equal bytes.
 */
public final class EmlWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** A domain that is nobody's (RFC 2606). */
    private static final String DOMAIN = "palermo.invalid";

    public EmlWriter() {}

    /**
     * The mail; lines end in CR LF.
     *
     * @param attached the result in another form
     * @param mediaType of that form
     * @param date of the mail: when the result was computed
     */
    public byte[] write(Document document, Envelope envelope, NamedFile attached, String mediaType, Instant date) {
        String subject = subject(document);
        String text = text(document, attached.name());
        String identifier = identifier(envelope, subject, text, attached, date);
        try {
            MimeMessage mail = new Mail("<" + identifier + "@" + DOMAIN + ">");
            mail.setFrom(envelope.from());
            mail.setRecipients(Message.RecipientType.TO, envelope.to().toArray(InternetAddress[]::new));
            mail.setRecipients(Message.RecipientType.CC, envelope.cc().toArray(InternetAddress[]::new));
            mail.setSubject(subject, StandardCharsets.UTF_8.name());
            mail.setHeader("Date", DATE.format(date));
            mail.setHeader("X-Unsent", "1");
            mail.setHeader("Content-Language", document.wording().language().tag());
            mail.setContent(new Parts("=_" + identifier, List.of(text(text), file(attached, mediaType))));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail cannot be composed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing but memory is written to
        }
    }

    private static MimeBodyPart text(String text) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name());
        return part;
    }

    private static MimeBodyPart file(NamedFile file, String mediaType) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        String type = mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), type)));
        part.setFileName(file.name());
        part.setDisposition(Part.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** What it is, over which period; a demonstration says so first. */
    private static String subject(Document document) {
        Messages messages = document.wording().messages();
        String title = document.facts().isEmpty()
                ? document.title()
                : messages.text(
                        "mail.subject",
                        Map.of(
                                "title",
                                document.title(),
                                "fact",
                                document.facts().getFirst().text()));
        String banner = document.banner();
        String subject = banner == null ? title : "[" + banner + "] " + title;
        return subject.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String text(Document document, String file) {
        Messages messages = document.wording().messages();
        List<String> blocks = new ArrayList<>();
        if (document.banner() != null) {
            blocks.add(document.banner());
        }
        blocks.add(messages.text("mail.attached", Map.of("file", file, "title", document.title())));
        List<String> facts = new ArrayList<>();
        document.facts().forEach(fact -> facts.add(document.wording().labelled(fact.label(), fact.text())));
        blocks.add(String.join("\r\n", facts));
        for (Document.Block block : document.blocks()) {
            if (!(block instanceof Document.Paragraph paragraph)) {
                break; // what follows is the report itself, and is in the attached file
            }
            blocks.add(paragraph.text());
        }
        blocks.add(messages.text("mail.proof"));
        blocks.removeIf(String::isEmpty);
        return String.join("\r\n\r\n", blocks) + "\r\n";
    }

    /** A hash of all that the mail says. */
    private static String identifier(Envelope envelope, String subject, String text, NamedFile attached, Instant date) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(envelope.toString(), subject, text, attached.name(), date.toString())) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(attached.bytes())).substring(0, 40);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** A message whose identifier is given, where the library would make one up. */
    private static final class Mail extends MimeMessage {

        private final String id;

        Mail(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** Parts with a boundary that is given, where the library would make one up. */
    private static final class Parts extends MimeMultipart {

        Parts(String boundary, List<MimeBodyPart> parts) throws MessagingException {
            super("mixed");
            ContentType type = new ContentType("multipart", "mixed", null);
            type.setParameter("boundary", boundary);
            contentType = type.toString();
            for (MimeBodyPart part : parts) {
                addBodyPart(part);
            }
        }
    }
}

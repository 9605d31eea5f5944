package org.palermo.producers.registers.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a part, one by one. Names are without namespace, since strict and transitional workbooks differ in nothing
 * else that is read here. A document type, which no workbook has, is refused: nothing is ever fetched from elsewhere.
 */
final class Xml implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Parts.Bounded in;
    private final XMLStreamReader reader;
    private final String part;

    /** @throws UnreadableWorkbook where the part does not begin as XML does */
    Xml(Parts.Bounded in, String part) throws IOException {
        this.in = in;
        this.part = part;
        try {
            synchronized (FACTORY) {
                this.reader = FACTORY.createXMLStreamReader(decoded(in));
            }
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    /**
     * As UTF-8, or UTF-16 where it begins so: parts are written in no other. The parser would print what is wrong with the
     * bytes, which this reader only throws.
     */
    private static Reader decoded(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, 2);
        byte[] first = in.readNBytes(2);
        in.unread(first);
        boolean wide = first.length == 2
                && (first[0] == 0 || first[1] == 0 || (first[0] & 0xFE) == 0xFE && (first[1] & 0xFE) == 0xFE);
        boolean little = wide && (first[1] == 0 || (first[0] & 0xFF) == 0xFF);
        Charset charset =
                !wide ? StandardCharsets.UTF_8 : little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        PushbackReader reader = new PushbackReader(new InputStreamReader(in, charset.newDecoder()));
        int mark = reader.read();
        if (mark >= 0 && mark != BYTE_ORDER_MARK) {
            reader.unread(mark);
        }
        return reader;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // what is wrong with a part becomes a finding, and is not for the parser to print
        factory.setXMLReporter((message, type, related, location) -> {});
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Goes on to the next beginning or end of an element; false at the end of the part. */
    boolean next() throws IOException {
        while (true) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // text between elements means nothing
                }
            }
        }
    }

    private int event() throws IOException {
        try {
            if (!reader.hasNext()) {
                return XMLStreamConstants.END_DOCUMENT;
            }
            int event = reader.next();
            in.understood();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw UnreadableWorkbook.damaged(part);
            }
            return event;
        } catch (XMLStreamException e) {
            throw fault(e);
        } catch (RuntimeException e) {
            throw UnreadableWorkbook.damaged(part);
        }
    }

    private UnreadableWorkbook fault(XMLStreamException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableWorkbook known) {
                return known;
            }
        }
        return e.getNestedException() instanceof UnreadableWorkbook known ? known : UnreadableWorkbook.damaged(part);
    }

    boolean starts(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    /** Attributes are asked for by their local name: {@code r:id} is {@code id}. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    String attribute(String name, String otherwise) {
        String value = attribute(name);
        return value == null ? otherwise : value;
    }

    /** As spreadsheets write truth: {@code 1} or {@code true}. */
    boolean isTrue(String name) {
        String value = attribute(name);
        return "1".equals(value) || "true".equals(value);
    }

    /** A whole number; the other one where there is none, or one beyond 32 bits. */
    int number(String name, int otherwise) {
        try {
            String value = attribute(name);
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /**
     * The text of the element that has just begun, to its end.
     *
     * @param limit characters after which the part is given up
     */
    String text(int limit) throws IOException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    if (text.length() > limit) {
                        throw UnreadableWorkbook.tooLarge(part, limit);
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> throw UnreadableWorkbook.damaged(part);
                default -> {
                    // comments and instructions are no text
                }
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw fault(e);
        } finally {
            in.close();
        }
    }
}

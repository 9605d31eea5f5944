package org.palermo.reports.write;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What is in a DOCX, read as plain XML. */
final class DocxParts {

    private DocxParts() {}

    /** Its parts by name. */
    static Map<String, String> of(byte[] docx) {
        Map<String, String> parts = new LinkedHashMap<>();
        Archive.files(docx).forEach(file -> parts.put(file.name(), new String(file.bytes(), StandardCharsets.UTF_8)));
        return parts;
    }

    static Element root(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    /** Paragraphs with their styles, notes where they are referred to, then the notes. */
    static String text(byte[] docx) throws Exception {
        Map<String, String> parts = of(docx);
        StringBuilder out = new StringBuilder();
        paragraphs(out, root(parts.getOrDefault("word/document.xml", "")));
        out.append("--- notes\n");
        paragraphs(out, root(parts.getOrDefault("word/footnotes.xml", "")));
        return out.toString();
    }

    private static void paragraphs(StringBuilder out, Element root) {
        NodeList paragraphs = root.getElementsByTagName("w:p");
        for (int i = 0; i < paragraphs.getLength(); i++) {
            Element paragraph = (Element) paragraphs.item(i);
            StringBuilder text = new StringBuilder();
            content(text, paragraph);
            NodeList style = paragraph.getElementsByTagName("w:pStyle");
            if (style.getLength() > 0 && !text.isEmpty()) {
                out.append(((Element) style.item(0)).getAttribute("w:val"))
                        .append(": ")
                        .append(text)
                        .append('\n');
            }
        }
    }

    private static void content(StringBuilder text, Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeName()) {
                case "w:t" -> text.append(child.getTextContent());
                case "w:tab" -> text.append(" | ");
                case "w:br" -> text.append(" / ");
                case "w:footnoteReference" ->
                    text.append('[')
                            .append(((Element) child).getAttribute("w:id"))
                            .append(']');
                case "wp:docPr" -> text.append(((Element) child).getAttribute("descr"));
                default -> content(text, child);
            }
        }
    }
}

package org.palermo.reports.write;

/** XML on its way: what is written as text or attribute is escaped, and characters that XML 1.0 cannot hold are left out. */
final class Markup {

    private final StringBuilder out = new StringBuilder();

    /** A document of its own, with the declaration that says so. */
    static Markup document() {
        Markup markup = new Markup();
        markup.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        return markup;
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    Markup open(String name, String... attributes) {
        tag(name, attributes);
        out.append('>');
        return this;
    }

    Markup close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** An element without content. */
    Markup empty(String name, String... attributes) {
        tag(name, attributes);
        out.append("/>");
        return this;
    }

    /** An element with nothing but text. */
    Markup element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close(name);
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** Adds what is markup already. */
    Markup add(Markup markup) {
        out.append(markup.out);
        return this;
    }

    /** Adds markup that is written in the code. */
    Markup fixed(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints().filter(Markup::allowed).forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(point);
            }
        });
    }

    /** A text without the characters that XML 1.0 cannot hold. */
    static String permitted(String text) {
        return text.codePoints()
                .filter(Markup::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** XML 1.0, production 2; lone surrogates are none of these. */
    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xd7ff
                || point >= 0xe000 && point <= 0xfffd
                || point >= 0x10000;
    }
}

package org.palermo.reports.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.palermo.schemas.codes.Language;

/**
 * The fonts that pages are set in. They come with the program, so that no machine's own fonts are asked for: Tinos for
 * Latin, Greek and Cyrillic letters (as wide as Times New Roman), Noto Naskh Arabic, and Noto Sans SC with the 6,763
 * characters of GB 2312. What was cut from them is told beside them.
 */
final class PdfFonts {

    private static final String SCHEME = "font";

    /** The fonts by what they are called on pages. */
    enum Family {
        TINOS("Tinos", "Tinos", true),
        NASKH("Naskh", "NotoNaskhArabic", false),
        CHINESE("Chinese", "NotoSansSC", false);

        private final String title;
        private final String file;
        private final boolean italic;

        /** @param italic whether there is a font of its own for italics */
        Family(String title, String file, boolean italic) {
            this.title = title;
            this.file = file;
            this.italic = italic;
        }

        String file(boolean bold) {
            return file + (bold ? "-Bold.ttf" : "-Regular.ttf");
        }
    }

    private PdfFonts() {}

    /** The language's own first, then those of other scripts. */
    static List<Family> of(Language language) {
        return switch (language) {
            case EN, FR, ES, RU -> List.of(Family.TINOS, Family.NASKH, Family.CHINESE);
            case ZH -> List.of(Family.CHINESE, Family.TINOS, Family.NASKH);
            case AR -> List.of(Family.NASKH, Family.TINOS, Family.CHINESE);
        };
    }

    /** The same as one property: names with commas between them. */
    static String names(Language language) {
        return of(language).stream().map(family -> family.title).collect(Collectors.joining(", "));
    }

    /** FOP's list of them, as XML. */
    static String configured() {
        return List.of(Family.values()).stream().map(PdfFonts::fonts).collect(Collectors.joining());
    }

    private static String fonts(Family family) {
        return font(
                        family,
                        "Regular",
                        triplet(family, "normal", "normal")
                                + (family.italic ? "" : triplet(family, "italic", "normal")))
                + font(
                        family,
                        "Bold",
                        triplet(family, "normal", "bold") + (family.italic ? "" : triplet(family, "italic", "bold")))
                + (family.italic ? font(family, "Italic", triplet(family, "italic", "normal")) : "");
    }

    private static String font(Family family, String face, String triplets) {
        return "<font kerning=\"yes\" embedding-mode=\"subset\" embed-url=\"" + SCHEME + ":" + family.file + "-" + face
                + ".ttf\">" + triplets + "</font>";
    }

    private static String triplet(Family family, String style, String weight) {
        return "<font-triplet name=\"" + family.title + "\" style=\"" + style + "\" weight=\"" + weight + "\"/>";
    }

    /** Finds these fonts and nothing else: a document that names an address outside itself is refused. */
    static ResourceResolver resolver() {
        ResourceResolver temporary = ResourceResolverFactory.createDefaultResourceResolver();
        return new ResourceResolver() {
            @Override
            public Resource getResource(URI uri) throws IOException {
                if (!SCHEME.equals(uri.getScheme())) {
                    throw new IOException("not part of the program: " + uri);
                }
                return new Resource(open(uri.getSchemeSpecificPart()));
            }

            @Override
            public OutputStream getOutputStream(URI uri) throws IOException {
                return temporary.getOutputStream(uri);
            }
        };
    }

    /** A font's file. */
    static InputStream open(String file) {
        InputStream in = PdfFonts.class.getResourceAsStream("fonts/" + file);
        if (in == null) {
            throw new UncheckedIOException(new IOException("no font " + file));
        }
        return in;
    }
}

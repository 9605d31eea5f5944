package org.palermo.reports.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.palermo.reports.figures.Declarations;

/** The templates that come with this project. */
public final class Templates {

    /** By whose order a report is made where nobody says otherwise. */
    public static final String STANDARD = "secretariat";

    private static final List<String> NAMES = List.of(STANDARD, "programme-summary", "quarterly");

    private Templates() {}

    public static List<String> names() {
        return NAMES;
    }

    /**
     * A template by its name.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Template named(String name, Declarations declarations) {
        Checked checked = TemplateReader.read(name, name + ".yaml", text(name), declarations);
        Template template = checked.template();
        if (template == null) {
            throw new IllegalStateException("the template " + name + " is wrong: " + checked.findings());
        }
        return template;
    }

    private static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "no template is called \"" + name + "\"; there are " + String.join(", ", NAMES));
        }
        try (InputStream in = Templates.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("no template lies at " + name + ".yaml");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

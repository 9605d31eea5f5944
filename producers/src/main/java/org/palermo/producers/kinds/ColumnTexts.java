package org.palermo.producers.kinds;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.palermo.producers.fields.Field;
import org.palermo.schemas.codes.Language;

/**
 * What registers and their columns are, in the words of those who fill them, from the bundles {@code columns_en} and
 * {@code columns_fr}; found by the names under which kinds and fields are declared.
 */
public final class ColumnTexts {

    private final ResourceBundle bundle;

    private ColumnTexts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** In English where the texts do not exist in the language. */
    public static ColumnTexts in(Language language) {
        return new ColumnTexts(ResourceBundle.getBundle(
                "org.palermo.producers.kinds.columns",
                language == Language.FR ? Locale.FRENCH : Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** What one row is: activity. */
    public String name(Producer producer) {
        return bundle.getString("kind." + producer.kind() + ".name");
    }

    /** What a sheet of such rows is called: activities. */
    public String register(Producer producer) {
        return bundle.getString("kind." + producer.kind() + ".register");
    }

    /** A word of workbooks that are made to be filled; the name is one of the bundle's {@code workbook} texts. */
    public String workbook(String name) {
        return bundle.getString("workbook." + name);
    }

    /** What the register is for, in a few words. */
    public String purpose(Producer producer) {
        return bundle.getString("kind." + producer.kind() + ".purpose");
    }

    /** What a column holds, in a few words. */
    public String meaning(Producer producer, Field<?> field) {
        return of(producer, field, "meaning");
    }

    /** A cell of a row that imports without findings; empty where it is best left blank. */
    public String example(Producer producer, Field<?> field) {
        return of(producer, field, "example");
    }

    /** How something may be written; the name is one of the bundle's {@code allowed} texts. */
    public String allowed(String name) {
        return bundle.getString("allowed." + name);
    }

    /** @throws MissingResourceException where a column was declared and not described */
    private String of(Producer producer, Field<?> field, String part) {
        String own = producer.kind() + "." + field.name() + "." + part;
        return bundle.getString(bundle.containsKey(own) ? own : "column." + field.name() + "." + part);
    }
}

package org.palermo.producers.entry;

import com.ibm.icu.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.producers.fields.Allowed;
import org.palermo.producers.fields.Field;
import org.palermo.producers.kinds.ColumnTexts;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.registers.Shape;
import org.palermo.schemas.codes.Code;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Currencies;
import org.palermo.schemas.codes.CurrencyCode;
import org.palermo.schemas.codes.FigureCode;
import org.palermo.schemas.codes.FigureCodes;
import org.palermo.schemas.codes.Jurisdiction;
import org.palermo.schemas.codes.Jurisdictions;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.codes.Region;
import org.palermo.schemas.codes.Regions;

/**
 * A column as a question: everything that someone who is to answer it wants to know.
 *
 * @param field that the answer fills
 * @param header its name in the asker's language
 * @param meaning what it holds, in a few words
 * @param allowed how it may be written, in a few words; before the choices where they are listed
 * @param listed whether the choices are few enough to be listed
 * @param choices what may be written; empty where anything of the form may, and of an open list not all
 * @param arrangement how several answers go together
 */
public record Question(
        Field<?> field,
        String header,
        String meaning,
        String allowed,
        boolean listed,
        List<Choice> choices,
        Arrangement arrangement) {

    /** How several values go together in a cell. */
    public enum Arrangement {
        ONE,
        /** Separated by semicolons. */
        LIST,
        /** Each with its count. */
        BREAKDOWN
    }

    /** The question after a column of a register. */
    public static Question of(Producer producer, Field<?> field, Language language) {
        ColumnTexts texts = ColumnTexts.in(language);
        Arrangement arrangement = arrangement(field.column().shape());
        List<Choice> choices = choices(field.allowed(), texts, language);
        boolean listed = field.allowed() instanceof Allowed.OneOf;
        return new Question(
                field,
                field.column().header(language),
                texts.meaning(producer, field),
                allowed(producer, field, arrangement, texts),
                listed,
                choices,
                arrangement);
    }

    public boolean required() {
        return field.column().required();
    }

    private static Arrangement arrangement(Shape shape) {
        return switch (shape) {
            case TEXT, DECIMAL, NUMBER, YES_NO -> Arrangement.ONE;
            case LIST, NUMBERS -> Arrangement.LIST;
            case BREAKDOWN, BREAKDOWN_OR_NUMBER -> Arrangement.BREAKDOWN;
        };
    }

    private static String allowed(Producer producer, Field<?> field, Arrangement arrangement, ColumnTexts texts) {
        String one = texts.allowed(name(field.allowed()));
        return switch (arrangement) {
            case ONE -> one;
            case LIST -> one + ", " + texts.allowed("several");
            case BREAKDOWN -> texts.allowed("breakdown").replace("{example}", texts.example(producer, field));
        };
    }

    /** Under which the bundle says it. */
    private static String name(Allowed allowed) {
        return switch (allowed) {
            case Allowed.Form form -> form.name().toLowerCase(Locale.ROOT);
            case Allowed.Standard standard ->
                standard.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Allowed.OneOf(CodeList list) -> list.open() ? "one-of-open" : "one-of";
            case Allowed.YesNo() -> "yes-no";
        };
    }

    private static List<Choice> choices(Allowed allowed, ColumnTexts texts, Language language) {
        return switch (allowed) {
            case Allowed.Form form -> List.of();
            case Allowed.OneOf(CodeList list) ->
                list.codes().stream().map(code -> choice(code, language)).toList();
            case Allowed.YesNo() -> List.of(Choice.of(texts.allowed("yes")), Choice.of(texts.allowed("no")));
            case Allowed.Standard standard -> standard(standard, language);
        };
    }

    private static Choice choice(Code code, Language language) {
        String name = code.name(language);
        return name.replace(' ', '-').equals(code.id()) ? Choice.of(code.id()) : new Choice(code.id(), name);
    }

    private static List<Choice> standard(Allowed.Standard standard, Language language) {
        List<Choice> choices = new ArrayList<>(
                switch (standard) {
                    case COUNTRY -> jurisdictions(language, Jurisdiction.Kind.COUNTRY);
                    case COUNTRY_OR_BODY -> jurisdictions(language, Jurisdiction.Kind.COUNTRY, Jurisdiction.Kind.BODY);
                    case REGION ->
                        Regions.standard().all().stream()
                                .map(region -> region(region, language))
                                .toList();
                    case CURRENCY ->
                        Currencies.all().stream()
                                .map(CurrencyCode::code)
                                .map(Choice::of)
                                .toList();
                    case FIGURE ->
                        FigureCodes.all().stream()
                                .map(FigureCode::id)
                                .map(Choice::of)
                                .toList();
                    case LANGUAGE ->
                        Stream.of(Language.values())
                                .map(one -> new Choice(one.tag(), one.locale().getDisplayLanguage(language.locale())))
                                .toList();
                });
        Collator alphabetical = Collator.getInstance(language.locale());
        choices.sort(Comparator.comparing(Choice::name, alphabetical::compare));
        return List.copyOf(choices);
    }

    private static List<Choice> jurisdictions(Language language, Jurisdiction.Kind... kinds) {
        List<Jurisdiction.Kind> wanted = List.of(kinds);
        return Jurisdictions.standard().all().stream()
                .filter(one -> wanted.contains(one.kind()))
                .map(one -> new Choice(one.code(), one.name(language)))
                .collect(Collectors.toList());
    }

    /** By its name: nobody knows the regions' numbers. */
    private static Choice region(Region region, Language language) {
        return Choice.of(region.name(language));
    }
}

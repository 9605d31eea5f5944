package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Operation;
import org.palermo.reports.figures.Question;
import org.palermo.reports.figures.Selection;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Codes;

/** What figures take of the ledger, and in which unit, in words. */
final class SelectionWords {

    /** What accounts keep as their category: no code stands in two of these lists. */
    private static final List<CodeList> CATEGORIES =
            List.of(Codes.CATEGORY, Codes.DONOR_TYPE, Codes.INSTRUMENT, Codes.CHARGE_TYPE);

    /** What accounts keep as their party. */
    private static final List<CodeList> PARTIES = List.of(Codes.GROUP, Codes.SEX, Codes.AGE);

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final Declarations declarations;

    SelectionWords(Wording wording, Declarations declarations) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.declarations = declarations;
    }

    /** All selections of a figure. */
    String all(FigureDeclaration declaration, Question question) {
        return wording.apart(declaration.selections().stream()
                .map(selection -> one(selection, question))
                .toList());
    }

    /** The account and what is taken of it. */
    String one(Selection selection, Question question) {
        List<String> parts = new ArrayList<>();
        parts.add(messages.text("explain.account", Map.of("account", selection.account())));
        if (selection.ofProgramme()) {
            parts.add(
                    messages.text("explain.of-programme", Map.of("programme", codes.programme(question.programme()))));
        }
        if (!selection.categoryIn().isEmpty()) {
            parts.add(messages.text("explain.only", Map.of("codes", named(selection.categoryIn(), CATEGORIES))));
        }
        if (!selection.partyIn().isEmpty()) {
            parts.add(messages.text("explain.only", Map.of("codes", named(selection.partyIn(), PARTIES))));
        }
        if (!selection.categoryNotIn().isEmpty()) {
            parts.add(messages.text("explain.without", Map.of("codes", named(selection.categoryNotIn(), CATEGORIES))));
        }
        if (selection.countriesOnly()) {
            parts.add(messages.text("explain.countries-only"));
        }
        return wording.joined(parts);
    }

    private String named(List<String> taken, List<CodeList> lists) {
        return wording.list(taken.stream().map(code -> named(code, lists)).toList());
    }

    /** What a category is called; one of no list stands as it is. */
    String category(String code) {
        return named(code, CATEGORIES);
    }

    /** What a party is called that is a group, a sex or an age; any other stands as it is. */
    String party(String code) {
        return named(code, PARTIES);
    }

    private String named(String code, List<CodeList> lists) {
        for (CodeList list : lists) {
            if (list.byId(code).isPresent()) {
                return codes.of(list, code);
            }
        }
        return code;
    }

    /** What an operand is called: as the figure that is its sum alone where one is declared, else by what it takes. */
    String name(Selection selection, Question question) {
        return declarations.figures().stream()
                .filter(figure -> figure.operation() == Operation.SUM
                        && figure.breakdown() == null
                        && figure.selections().equals(List.of(selection)))
                .findFirst()
                .map(figure ->
                        wording.typeset(figure.name().in(wording.language().tag())))
                .orElseGet(() -> wording.capitalized(one(selection, question)));
    }

    /** The unit, in the plural. */
    String unit(String code) {
        String pattern = declarations.unit(code).in(wording.language().tag());
        return messages.format(pattern, Map.of("value", 2));
    }
}

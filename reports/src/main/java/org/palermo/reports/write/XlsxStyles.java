package org.palermo.reports.write;

import org.palermo.reports.wording.Wording;

/**
 * Number formats of a workbook. Its reader's program sets the separators of digits; where the currency stands and how a
 * date reads is the document's language.
 */
final class XlsxStyles {

    /** A cell of this format stays text, also when someone edits it. */
    private static final String TEXT = "@";

    private static final String GENERAL = "General";

    private final String money;
    private final String date;

    XlsxStyles(Wording wording) {
        // The currency stands by its code: a dollar sign alone says too little in most languages.
        this.money = switch (wording.language()) {
            case EN, ZH -> "[$USD] #,##0.00";
            case FR, ES, RU, AR -> "#,##0.00 [$USD]";
        };
        // The language of the month's name is that of the document, whoever opens it: [$-locale].
        this.date = switch (wording.language()) {
            case EN -> "[$-809]d mmmm yyyy";
            case FR -> "[$-40C]d mmmm yyyy";
            case ES -> "[$-C0A]d \"de\" mmmm \"de\" yyyy";
            case RU -> "[$-419]d mmmm yyyy";
            case ZH -> "[$-804]yyyy\"年\"m\"月\"d\"日\"";
            case AR -> "[$-401]d mmmm yyyy";
        };
    }

    /** The format of a text: one that keeps it text where a program might calculate with it. */
    static String of(String text) {
        return Guarded.isDangerous(text) ? TEXT : GENERAL;
    }

    /** The format of a cell. */
    String of(Table.Cell cell) {
        return switch (cell) {
            case Table.Text text -> of(text.text());
            case Table.Empty _, Table.Withheld _ -> GENERAL;
            case Table.Count count -> count.value().stripTrailingZeros().scale() > 0 ? "#,##0.0#" : "#,##0";
            case Table.Money _ -> money;
            case Table.Share _ -> "0.0%";
            case Table.Day _ -> date;
        };
    }
}

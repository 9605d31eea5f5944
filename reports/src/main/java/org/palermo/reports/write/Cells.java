package org.palermo.reports.write;

import org.palermo.reports.wording.Wording;

/** How a cell reads in a language; one place, so that text and HTML say the same. */
final class Cells {

    private Cells() {}

    static String text(Table.Cell cell, Wording wording) {
        return switch (cell) {
            case Table.Text text -> wording.within(text.text());
            case Table.Count count -> wording.number(count.value());
            case Table.Money money -> wording.cents(money.cents());
            case Table.Share share -> wording.share(share.value());
            case Table.Day day -> wording.date(day.day());
            case Table.Withheld _ -> wording.messages().text("withheld");
            case Table.Empty _ -> "";
        };
    }

    /** What a code is called. Lists name things in small letters, as within a sentence; a row begins with a capital one. */
    static Table.Cell name(String name, String code, Wording wording) {
        return new Table.Text(wording.capitalized(name), code);
    }

    static boolean standsRight(Table.Type type) {
        return switch (type) {
            case TEXT, DATE -> false;
            case COUNT, MONEY, SHARE -> true;
        };
    }
}

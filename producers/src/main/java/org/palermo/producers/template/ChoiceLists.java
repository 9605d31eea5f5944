package org.palermo.producers.template;

import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The lists that columns offer, each once, as the columns of a hidden sheet. */
final class ChoiceLists {

    private final String name;
    private final List<List<String>> lists = new ArrayList<>();

    /** @param name of the sheet */
    ChoiceLists(String name) {
        this.name = name;
    }

    /** Where a list will be: {@code Lists!$A$1:$A$7}. */
    String reference(List<String> choices) {
        int position = lists.indexOf(choices);
        if (position < 0) {
            position = lists.size();
            lists.add(choices);
        }
        return name + "!$" + letters(position) + "$1:$" + letters(position) + "$" + choices.size();
    }

    private static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    void write(Workbook workbook) {
        Worksheet sheet = workbook.newWorksheet(name);
        sheet.setVisibilityState(VisibilityState.HIDDEN);
        for (int column = 0; column < lists.size(); column++) {
            for (int row = 0; row < lists.get(column).size(); row++) {
                sheet.value(row, column, lists.get(column).get(row));
            }
        }
    }
}

package org.palermo.reports.write;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.wording.Wording;

/** Values of figures as cells of a table and as text, by their unit. */
final class Values {

    private Values() {}

    /** What a column of such values holds. */
    static Table.Type type(String unit) {
        return switch (unit) {
            case "USD" -> Table.Type.MONEY;
            case "share" -> Table.Type.SHARE;
            default -> Table.Type.COUNT;
        };
    }

    static Table.Cell cell(String unit, @Nullable BigDecimal value) {
        if (value == null) {
            return new Table.Empty();
        }
        return switch (type(unit)) {
            case MONEY -> new Table.Money(value);
            case SHARE -> new Table.Share(value);
            case COUNT, TEXT, DATE -> new Table.Count(value);
        };
    }

    /** As a line of a report writes it: 36, $2.3 million, 33.3%. */
    static String text(String unit, BigDecimal value, Wording wording) {
        return switch (type(unit)) {
            case MONEY -> wording.dollars(value.movePointLeft(2));
            case SHARE -> wording.share(value);
            case COUNT, TEXT, DATE -> wording.number(value);
        };
    }

    static String text(Figure figure, Wording wording) {
        BigDecimal value = figure.value();
        return value == null ? "" : text(figure.unit(), value, wording);
    }
}

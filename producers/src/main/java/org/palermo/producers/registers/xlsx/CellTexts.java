package org.palermo.producers.registers.xlsx;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Shape;
import org.palermo.producers.registers.Spaces;

/**
 * Cells as the text that a CSV file would hold for them, where the sheet leaves only one. A number is the decimal that was
 * typed, which its fifteen significant digits give back; a date is as precise as it is shown.
 */
final class CellTexts {

    /** Significant digits that a spreadsheet keeps of what is typed. */
    private static final int KEPT = 15;

    /** Digits that binary fractions are written down with; more were never typed into a spreadsheet. */
    private static final int WRITTEN = 17;

    private static final BigDecimal FIRST_LOST = BigDecimal.TEN.pow(KEPT);

    /** No number of a spreadsheet is longer, written out. */
    private static final int LONGEST = 400;

    /** Powers of ten within which all of a spreadsheet's numbers lie. */
    private static final long MOST_SCALE = 350;

    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 31);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /** 29 February 1900, which never was, and is counted. */
    private static final int NO_SUCH_DAY = 60;

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final Workbook workbook;

    CellTexts(Workbook workbook) {
        this.workbook = workbook;
    }

    /**
     * What is to be told of a cell.
     *
     * @param value as it is shown
     */
    record Remark(FindingCode code, String value, Map<String, Object> details) {}

    /**
     * What a cell holds.
     *
     * @param cell null where it is blank
     * @param remark null where there is none
     */
    record Found(@Nullable Cell cell, @Nullable Remark remark) {

        private static final Found BLANK = new Found(null, null);

        private static Found text(String text) {
            return Spaces.isBlank(text) ? BLANK : new Found(new Cell.Text(text), null);
        }

        private static Found wrong(FindingCode code, String value, Map<String, Object> details) {
            return new Found(new Cell.Unreadable(value), new Remark(code, value, details));
        }
    }

    /**
     * Reads a cell.
     *
     * @param shape of what its column takes; null where the column is not known
     * @throws UnreadableWorkbook where it refers to a text that there is not
     */
    Found read(SheetXml.Held held, @Nullable Shape shape) throws IOException {
        String value = held.value();
        if (value == null) {
            return held.formula() ? Found.wrong(FindingCode.FORMULA_WITHOUT_VALUE, "", Map.of()) : Found.BLANK;
        }
        return switch (held.type()) {
            case "s" -> Found.text(workbook.text(value));
            case "inlineStr" -> Found.text(value);
            case "str" -> Found.text(Workbook.unescaped(value));
            case "b" -> Found.text(value.equals("1") || value.equals("true") ? "TRUE" : "FALSE");
            case "e" -> Found.wrong(FindingCode.CELL_ERROR, value, Map.of());
            case "d" -> Found.text(withoutMidnight(value));
            default -> number(value, workbook.form(held.style()), shape);
        };
    }

    private static String withoutMidnight(String iso) {
        return iso.replaceFirst("T00:00(?::00(?:\\.0+)?)?Z?$", "");
    }

    private Found number(String written, NumberForm form, @Nullable Shape shape) {
        String text = Spaces.strip(written);
        BigDecimal exact;
        try {
            exact = text.length() > LONGEST ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            exact = null;
        }
        if (exact == null || Math.abs((long) exact.scale()) > MOST_SCALE) {
            return Found.text(text); // whatever column it stands in will not have it
        }
        BigDecimal typed = exact.round(new MathContext(KEPT, RoundingMode.HALF_UP));
        if (form.isDate()) {
            return date(typed, form);
        }
        boolean lost =
                exact.stripTrailingZeros().precision() > WRITTEN || exact.abs().compareTo(FIRST_LOST) >= 0;
        String plain = plain(typed);
        if (lost) {
            return Found.wrong(FindingCode.NUMBER_INEXACT, exact.toPlainString(), Map.of());
        }
        return switch (form) {
            case PERCENT -> Found.text(plain(typed.movePointRight(2)) + "%");
            case ADORNED ->
                shape == Shape.TEXT || shape == Shape.LIST
                        ? Found.wrong(FindingCode.NUMBER_ADORNED, plain, Map.of())
                        : Found.text(plain);
            case NUMBER -> Found.text(plain);
            case DAY, MONTH, YEAR, NO_YEAR, MOMENT, TIME -> date(typed, form);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private Found date(BigDecimal serial, NumberForm form) {
        boolean none = serial.signum() < 0
                || serial.compareTo(LAST_DAY) > 0
                || !workbook.isFrom1904() && serial.intValue() == NO_SUCH_DAY;
        if (none) {
            return Found.text(plain(serial)); // spreadsheets show no date for it either
        }
        LocalDate day = day(serial.intValue());
        LocalTime time = time(serial.remainder(BigDecimal.ONE));
        boolean year =
                serial.compareTo(BigDecimal.valueOf(1900)) >= 0 && serial.compareTo(BigDecimal.valueOf(2200)) < 0;
        if (form != NumberForm.TIME && year && time.equals(LocalTime.MIDNIGHT)) {
            return Found.wrong(FindingCode.DATE_OF_YEAR, day.toString(), Map.of("year", plain(serial)));
        }
        return switch (form) {
            case DAY -> Found.text(day.toString());
            case MONTH -> shown(YearMonth.from(day).toString(), day, day.getDayOfMonth() == 1);
            case YEAR -> shown(Integer.toString(day.getYear()), day, day.getDayOfYear() == 1);
            case NO_YEAR -> Found.wrong(FindingCode.DATE_WITHOUT_YEAR, day.toString(), Map.of());
            case MOMENT ->
                Found.text(
                        time.equals(LocalTime.MIDNIGHT)
                                ? day.toString()
                                : day.atTime(time).format(MINUTES));
            case TIME -> Found.text(time.toString());
            case NUMBER, ADORNED, PERCENT -> throw new IllegalStateException(form + " is no form of a date");
        };
    }

    /** Less than is held, which may be all that is known, or a day that the format hides. */
    private static Found shown(String text, LocalDate day, boolean first) {
        return first
                ? Found.text(text)
                : new Found(
                        new Cell.Text(text),
                        new Remark(FindingCode.DATE_SHOWN_SHORTER, text, Map.of("day", day.toString())));
    }

    private LocalDate day(int serial) {
        if (workbook.isFrom1904()) {
            return EPOCH_1904.plusDays(serial);
        }
        return EPOCH.plusDays(serial > NO_SUCH_DAY ? serial - 1 : serial);
    }

    /** To the second: a fraction of a day is no more exact. */
    private static LocalTime time(BigDecimal fraction) {
        int second =
                fraction.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).intValue();
        return LocalDateTime.MIN.toLocalTime().plusSeconds(second);
    }
}

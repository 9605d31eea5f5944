package org.palermo.producers.registers.xlsx;

/**
 * How much of a workbook is unpacked: far more than any office's, and little enough that a file which was made to fill a
 * machine does not.
 *
 * @param part bytes of a sheet, unpacked; a sheet is read in a stream, so this bounds time and not memory
 * @param texts bytes of what is held in memory of the workbook's common texts, or of a sheet's merged cells
 * @param frame bytes of the parts that say what sheets and styles there are, unpacked
 * @param row characters of a row's cells together, and bytes between two elements of a part
 * @param cell characters of a cell
 */
record Limits(long part, long texts, long frame, int row, int cell) {

    /** What an entry of a list costs in memory besides its characters, in bytes. */
    static final int ENTRY = 64;

    /** A sheet of a million rows stays below. */
    static final Limits STANDARD = new Limits(1L << 31, 1L << 27, 1L << 24, 1 << 23, 200_000);
}

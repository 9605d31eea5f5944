package org.palermo.producers.registers.xlsx;

/**
 * How much of a workbook is unpacked: far more than any office's, and little enough that a file which was made to fill a
 * machine does not.
 *
 * @param part bytes of a sheet, unpacked; a sheet is read in a stream, so this bounds time and not memory
 * @param texts bytes of the workbook's common texts, unpacked, and of all else that is held in memory
 * @param cell characters of a cell
 */
record Limits(long part, long texts, int cell) {

    /** A sheet of a million rows stays below. */
    static final Limits STANDARD = new Limits(1L << 31, 1L << 27, 200_000);
}

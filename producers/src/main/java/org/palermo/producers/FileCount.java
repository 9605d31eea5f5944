package org.palermo.producers;

/**
 * What became of one file.
 *
 * @param file as findings name it
 * @param rows that could be taken apart, blank ones aside
 * @param events accepted
 * @param errors found, in rows and in the file as a whole
 * @param warnings found
 */
public record FileCount(String file, long rows, long events, long errors, long warnings) {}

package org.palermo.reports.provenance;

/**
 * What a correction changed in one field.
 *
 * @param field name as in the schema, a breakdown's with its key: {@code bySex.women}
 * @param before empty where the field was not stated
 * @param after empty where it no longer is
 */
public record Change(String field, String before, String after) {}

package org.palermo.reports.figures;

/**
 * That one identifier is counted as another one: what an identity states.
 *
 * @param type whose identifiers they are: donor, ngo or partner
 * @param alias what is counted as the other one
 * @param into what it was merged into, which may itself have been merged
 * @param record identifier of the identity
 * @param reason why both are the same; empty where none is stated
 * @param source document and paragraph, or who entered it; empty where none is stated
 */
public record Merge(String type, String alias, String into, String record, String reason, String source) {}

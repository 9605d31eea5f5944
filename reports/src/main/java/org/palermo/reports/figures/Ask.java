package org.palermo.reports.figures;

/**
 * One figure for one question.
 *
 * @param figure id as declared
 * @param question period, programme and day of knowledge
 */
public record Ask(String figure, Question question) {}

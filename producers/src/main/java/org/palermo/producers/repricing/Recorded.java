package org.palermo.producers.repricing;

/**
 * What is recorded of an entity now.
 *
 * @param kind of the entity
 * @param recordedBy of its latest event, as are the four that follow
 * @param body JSON object with the Avro fields' names; money as minor, currency, unitsPerUsd, usdCents
 */
public record Recorded(
        String kind, String entityId, String recordedBy, String source, String evidence, String note, String body) {}

package org.palermo.producers.events;

import org.apache.avro.specific.SpecificRecord;

/**
 * An event that intake accepted.
 *
 * @param kind of the entity, which decides the topic
 * @param key of the Kafka record: the entity's id, but the grant's for what hangs on a grant
 * @param value envelope and body
 */
public record Event(String kind, String key, SpecificRecord value) {}

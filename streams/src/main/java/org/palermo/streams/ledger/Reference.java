package org.palermo.streams.ledger;

/**
 * An entity that another one hangs on.
 *
 * @param kind of the entity
 * @param entityId the register's identifier of it
 */
public record Reference(String kind, String entityId) {}

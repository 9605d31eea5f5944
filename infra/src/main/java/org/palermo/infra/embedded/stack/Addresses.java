package org.palermo.infra.embedded.stack;

/**
 * Where the services are.
 *
 * @param kafka bootstrap servers
 * @param registry base URL of Confluent's REST API
 * @param clickHouse JDBC URL
 */
public record Addresses(String kafka, String registry, String clickHouse) {}

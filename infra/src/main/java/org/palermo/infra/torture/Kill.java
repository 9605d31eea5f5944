package org.palermo.infra.torture;

import java.time.Duration;

/**
 * One kill and what became of the pipeline.
 *
 * @param victim process that was killed
 * @param number of the kill in its run, from 1
 * @param recovery from the kill until ClickHouse showed events that were published after the broker answered again, with
 *     the totals over them
 * @param events published by then
 */
public record Kill(Victim victim, int number, Duration recovery, long events) {}

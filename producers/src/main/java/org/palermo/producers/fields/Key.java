package org.palermo.producers.fields;

/**
 * What a row's value is found under.
 *
 * @param <T> of the value
 */
public sealed interface Key<T> permits Field, Price {}

package org.palermo.producers.fields;

import org.palermo.schemas.codes.CodeList;

/**
 * What a column takes, for telling those who are about to fill it; of a list each item, of a breakdown each key. Nothing is
 * judged by it: what is right, only reading a cell tells.
 */
public sealed interface Allowed {

    /** No choice from a list, but a form to be written in. */
    enum Form implements Allowed {
        TEXT,
        IDENTIFIER,
        /** A day, a month or a year. */
        DATE,
        MONTH,
        YEAR,
        MOMENT,
        COUNT,
        /** A positive amount or rate. */
        DECIMAL
    }

    /** A code of a list, or one of its names; of an open list anything else too. */
    record OneOf(CodeList list) implements Allowed {}

    /** Names of one thing that are known everywhere, and too many to be listed. */
    enum Standard implements Allowed {
        /** ISO 3166-1. */
        COUNTRY,
        /** ISO 3166-1, or a body that is no country. */
        COUNTRY_OR_BODY,
        /** UN M49, or any other. */
        REGION,
        /** ISO 4217. */
        CURRENCY,
        /** ISO 639-1. */
        LANGUAGE,
        /** An id of a figure. */
        FIGURE
    }

    /** Yes or no. */
    record YesNo() implements Allowed {}
}

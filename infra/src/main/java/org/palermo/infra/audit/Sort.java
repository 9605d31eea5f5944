package org.palermo.infra.audit;

import java.util.Locale;

/** What two places may disagree in. The names are kept with each audit, so they never change. */
public enum Sort {
    /** An input has no entry in the journal. */
    JOURNAL_MISSING(Place.JOURNAL),
    /** An input has a second entry in the journal. */
    JOURNAL_DOUBLED(Place.JOURNAL),
    /** The journal states another outcome, or other postings, than the input gives. */
    JOURNAL_ALTERED(Place.JOURNAL),
    /** The journal has an entry of an input that does not exist. */
    JOURNAL_TOO_MANY(Place.JOURNAL),
    /** ClickHouse shows no outcome where the journal has one. */
    OUTCOME_MISSING(Place.TABLES),
    /** ClickHouse holds rows of one input that differ. */
    OUTCOME_DOUBLED(Place.TABLES),
    /** ClickHouse shows another outcome than the journal. */
    OUTCOME_ALTERED(Place.TABLES),
    /** ClickHouse shows an outcome of an input that does not exist. */
    OUTCOME_TOO_MANY(Place.TABLES),
    /** ClickHouse lacks a posting of the journal. */
    POSTING_MISSING(Place.TABLES),
    /** ClickHouse holds rows of one posting that differ. */
    POSTING_DOUBLED(Place.TABLES),
    /** ClickHouse shows another posting than the journal. */
    POSTING_ALTERED(Place.TABLES),
    /** ClickHouse shows a posting that the journal does not have. */
    POSTING_TOO_MANY(Place.TABLES),
    /** ClickHouse lacks a monthly total. */
    TOTAL_MISSING(Place.TABLES),
    /** ClickHouse holds rows of one total that differ though they are equally new. */
    TOTAL_DOUBLED(Place.TABLES),
    /** A monthly total is not the sum of its postings. */
    TOTAL_ALTERED(Place.TABLES),
    /** ClickHouse shows a monthly total that no posting belongs to. */
    TOTAL_TOO_MANY(Place.TABLES),
    /** A figure computed from the totals is not the one computed from the postings. */
    FIGURE_ALTERED(Place.FIGURES),
    /** A publication's manifest is not the one whose hash was recorded, or the table's copy is another. */
    PUBLICATION_ALTERED(Place.FIGURES),
    /** A published figure is not what its records give by the same definition. */
    PUBLISHED_FIGURE_ALTERED(Place.FIGURES);

    /** Where the fault lies, and with it what can be done. */
    public enum Place {
        /** The tables differ from the topics: new ones can be built. */
        TABLES,
        /** The topics differ from one another: nothing that is built from them is right. */
        JOURNAL,
        /** The engine gives two answers. */
        FIGURES
    }

    private final Place place;

    Sort(Place place) {
        this.place = place;
    }

    public Place place() {
        return place;
    }

    /** As results name it: {@code posting-altered}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.palermo.streams.ledger;

/**
 * What a posting can be broken down by; empty where the account does not use it.
 *
 * @param programme that the record belongs to
 * @param jurisdiction code of a country or body
 * @param region UN M49 region of the jurisdiction; empty for bodies and illustrative countries
 * @param category the kind's classification
 * @param party the account's own dimension: donor, organisation, grant, group, sex
 */
public record Dimensions(String programme, String jurisdiction, String region, String category, String party) {

    public static final Dimensions NONE = new Dimensions("", "", "", "", "");

    public Dimensions programme(String value) {
        return new Dimensions(value, jurisdiction, region, category, party);
    }

    /** At a jurisdiction and in its region. */
    public Dimensions at(Place place) {
        return new Dimensions(programme, place.code(), place.region(), category, party);
    }

    /** In a region, whatever the jurisdiction. */
    public Dimensions in(String value) {
        return new Dimensions(programme, jurisdiction, value, category, party);
    }

    public Dimensions category(String value) {
        return new Dimensions(programme, jurisdiction, region, value, party);
    }

    public Dimensions party(String value) {
        return new Dimensions(programme, jurisdiction, region, category, value);
    }
}

package org.palermo.streams.ledger;

import java.util.Optional;

/** The table of jurisdictions, fixed for the life of the process. */
@FunctionalInterface
public interface Places {

    /** The place of a jurisdiction's code, empty where no jurisdiction has it. */
    Optional<Place> find(String code);

    /** The table that all parts share: ISO 3166-1 with its user-assigned codes, UN M49 and the bodies. */
    static Places standard() {
        return new StandardPlaces();
    }
}

package org.palermo.streams.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.palermo.schemas.codes.Jurisdictions;

/** The table of jurisdictions that all parts share. Safe for use by several threads. */
final class StandardPlaces implements Places {

    private final Jurisdictions table = Jurisdictions.standard();
    private final Map<String, Place> found = new ConcurrentHashMap<>(); // of valid codes only, so it stays small

    @Override
    public Optional<Place> find(String code) {
        Place known = found.get(code);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Place> place = table.byCode(code)
                .map(jurisdiction -> new Place(code, jurisdiction.region(), jurisdiction.isCountry()));
        place.ifPresent(it -> found.put(code, it));
        return place;
    }
}

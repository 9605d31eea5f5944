package org.palermo.producers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Parties;
import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.Identity;
import org.palermo.schemas.event.Partnership;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.values.Events;

/** The donors and organizations that an import names, and what it merges, before those recorded earlier. */
final class ImportParties implements Parties {

    private static final String DONOR = "donor";
    private static final String NGO = "ngo";
    private static final String PARTNER = "partner";

    private final Parties known;
    private final Set<String> named = new HashSet<>();
    private final Map<String, String> donorTypes = new HashMap<>();
    private final Map<String, Optional<String>> merges = new HashMap<>();

    ImportParties(Parties known) {
        this.known = known;
    }

    void add(Event event) {
        switch (Events.body(event.value())) {
            case Contribution it -> {
                named.add(key(DONOR, it.getDonorId()));
                donorTypes.put(it.getDonorId(), it.getDonorType());
            }
            case Grant it -> named.add(key(NGO, it.getNgoId()));
            case Partnership it -> named.add(key(PARTNER, it.getOrganisation()));
            case Identity it -> {
                boolean splits = it.getAlias().equals(it.getCanonical());
                merges.put(
                        key(it.getType(), it.getAlias()), splits ? Optional.empty() : Optional.of(it.getCanonical()));
            }
            case Withdrawn it
            when event.kind().equals("identity") ->
                merges.put(Events.envelope(event.value()).getEntityId(), Optional.empty());
            default -> {} // says nothing of a party
        }
    }

    @Override
    public boolean isRecorded(String type, String id) {
        return named.contains(key(type, id)) || known.isRecorded(type, id);
    }

    @Override
    public Optional<String> donorType(String id) {
        return Optional.ofNullable(donorTypes.get(id)).or(() -> known.donorType(id));
    }

    @Override
    public Optional<String> mergedInto(String type, String alias) {
        Optional<String> here = merges.get(key(type, alias));
        return here == null ? known.mergedInto(type, alias) : here;
    }

    /** As the identity's own identifier is made. */
    private static String key(String type, String id) {
        return type + ":" + id;
    }
}

package org.palermo.producers.fields;

import java.util.Optional;

/** What is known of donors and organizations where an identity is judged: recorded before, or stated in the same import. */
public interface Parties {

    /** Where nobody can tell: nothing is called unknown. */
    Parties NOT_KNOWN = new Parties() {
        @Override
        public boolean isRecorded(String type, String id) {
            return true;
        }

        @Override
        public Optional<String> donorType(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<String> mergedInto(String type, String alias) {
            return Optional.empty();
        }
    };

    /**
     * Whether any record names it.
     *
     * @param type donor, ngo or partner
     * @param id of the donor or organization; of a partner its name
     */
    boolean isRecorded(String type, String id);

    /** What a donor is, as last recorded: member-state, private-sector ...; empty where no record says so. */
    Optional<String> donorType(String id);

    /** The identifier that this one is counted as; empty where it stands for itself. */
    Optional<String> mergedInto(String type, String alias);
}

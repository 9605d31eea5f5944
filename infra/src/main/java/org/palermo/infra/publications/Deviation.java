package org.palermo.infra.publications;

/**
 * Something that is not what a manifest says.
 *
 * @param sort what kind of thing it is
 * @param what which one: a figure, an account, a partition, a file; empty where there is only one
 * @param published what the manifest says
 * @param now what is found
 */
public record Deviation(Sort sort, String what, String published, String now) {

    /** What can differ, from the cause to the effect. */
    public enum Sort {
        /** The log has no entry of the publication. */
        NOT_RECORDED(true),
        /** The log's entry has another manifest. */
        ENTRY(true),
        /** Another program writes it; by itself no difference. */
        SOFTWARE(false),
        /** What a figure computes. */
        RULE(true),
        /** What a figure is called, or how it is told. */
        WORDS(true),
        /** The fixed texts of a language. */
        WORDING(true),
        /** The order and the sections of the report. */
        TEMPLATE(true),
        /** The tables do not reach as far as the publication did. */
        EVENTS(true),
        /** The records that an account was read for. */
        RECORDS(true),
        /** A rate of exchange. */
        RATE(true),
        /** A figure's value, bound, members or parts. */
        FIGURE(true),
        /** A form that this program does not write. */
        FORMAT(true),
        /** The bytes of a file. */
        OUTPUT(true);

        private final boolean difference;

        Sort(boolean difference) {
            this.difference = difference;
        }

        /** Whether the publication is not what it was; where not, it is only worth knowing. */
        public boolean isDifference() {
            return difference;
        }

        /** As messages and JSON name it. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}

package org.palermo.infra.setup;

/** What a part needs and does not find. */
public sealed interface Missing {

    /** Whether waiting may help: somebody may be setting it up. */
    default boolean mayCome() {
        return true;
    }

    record OfTopic(String topic) implements Missing {}

    /** A topic whose partitions are not those that we key by; nothing mends that. */
    record Partitions(String topic, int found, int wanted) implements Missing {
        @Override
        public boolean mayCome() {
            return false;
        }
    }

    record OfSchema(String subject) implements Missing {}

    record OfMigration(String name) implements Missing {}
}

package org.palermo.schemas.archive;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/**
 * Adds the next version to the archive. It runs only when it is asked for by name, in the steps that
 * {@code schemas/README.md} gives: {@code mvn -pl schemas test -Dtest=NewSchemaVersion}.
 */
class NewSchemaVersion {

    @Test
    void addWhatIsMissing() {
        RegisteredSchemas schemas = new RegisteredSchemas();
        for (Topic topic : new Topics(1).all()) {
            for (Path file : Archive.ofProject().add(topic.subject(), schemas.ofToday(topic))) {
                System.out.println("written: schemas/" + file);
            }
        }
    }
}

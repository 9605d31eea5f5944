package org.palermo.schemas.serdes;

import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.publication.Publication;

/** Tells Avro, which makes objects only of classes that it was told to trust, that ours may be made. */
public final class GeneratedClasses {

    private static final Set<String> PACKAGES = Set.of(
            Envelope.class.getPackageName(), JournalEntry.class.getPackageName(), Publication.class.getPackageName());

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> PACKAGES.contains(type.getPackageName())));
    }

    private GeneratedClasses() {}

    /** Has its effect the first time it is called; call it before Avro reads or makes a generated class. */
    public static void trust() {
        // loading this class is what tells Avro
    }
}

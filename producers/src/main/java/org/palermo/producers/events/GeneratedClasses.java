package org.palermo.producers.events;

import org.apache.avro.util.ClassSecurityValidator;
import org.palermo.schemas.event.Envelope;

/** Lets Avro make instances of the generated event classes, which it refuses by default since 1.12.2. */
public final class GeneratedClasses {

    static {
        String trusted = Envelope.class.getPackageName();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(trusted)));
    }

    private GeneratedClasses() {}

    /** Has its effect once, however often it is called. */
    public static void trust() {
        // the static initializer has run by now
    }
}

package org.palermo.reports.publications;

/** A file is no manifest that can be used, or not the one that was published. */
public final class InvalidManifest extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is wrong with it. */
    public enum Fault {
        /** It is no JSON, or lacks what every manifest has. */
        UNREADABLE,
        /** It is of a version that this program does not know. */
        UNKNOWN_FORMAT,
        /** Its content is not what its id was made of. */
        ALTERED
    }

    private final Fault fault;

    InvalidManifest(Fault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}

package org.palermo.reports.statements;

/** A file of declarations cannot be used as it stands; the message names the file, the line and the key. */
public final class InvalidDeclaration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient LocatedYaml.Place place;
    private final String problem;

    InvalidDeclaration(LocatedYaml.Place place, String problem) {
        super(place.file() + ":" + place.line() + ": " + (place.key().isEmpty() ? "" : place.key() + ": ") + problem);
        this.place = place;
        this.problem = problem;
    }

    InvalidDeclaration(String file, int line, String key, String problem) {
        this(new LocatedYaml.Place(file, line, 1, key), problem);
    }

    InvalidDeclaration(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
        this.place = new LocatedYaml.Place(file, 1, 1, "");
        this.problem = problem;
    }

    /** Where it stands. */
    public LocatedYaml.Place place() {
        return place;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }
}

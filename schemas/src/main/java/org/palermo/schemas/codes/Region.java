package org.palermo.schemas.codes;

/**
 * A geographic region of the UN M49 standard.
 *
 * @param code three digits ({@code 002})
 * @param parent code of the region it is part of; empty for the world
 * @param names in the six UN languages
 */
public record Region(String code, Level level, String parent, Names names) {

    /** The levels of M49, from the widest. */
    public enum Level {
        WORLD,
        REGION,
        SUBREGION,
        INTERMEDIATE
    }

    public String name(Language language) {
        return names.in(language);
    }
}

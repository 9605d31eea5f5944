package org.palermo.schemas.codes;

/**
 * One entry of a code list.
 *
 * @param id what events and postings carry ({@code criminal-justice})
 * @param names in the six UN languages
 */
public record Code(String id, Names names) {

    public String name(Language language) {
        return names.in(language);
    }
}

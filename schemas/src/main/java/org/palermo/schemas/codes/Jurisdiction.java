package org.palermo.schemas.codes;

/**
 * A country or area, or a body that stands where a country could: it tried a case or is a party to a treaty.
 *
 * @param code ISO 3166-1 alpha-3 for a country; the body's own code otherwise
 * @param region UN M49 code of the region ({@code 002}); empty for bodies, illustrative countries and Antarctica
 * @param subRegion UN M49 code of the sub-region ({@code 202}); empty where {@code region} is
 * @param intermediateRegion UN M49 code of the intermediate region ({@code 011}); empty where M49 has none
 * @param names in the six UN languages, without article
 */
public record Jurisdiction(
        String code, Kind kind, String region, String subRegion, String intermediateRegion, Names names) {

    /** What a jurisdiction is, which decides whether it may be counted as a country. */
    public enum Kind {
        /** A country or area of ISO 3166-1 and UN M49. */
        COUNTRY,
        /** Not a country and never counted as one: the European Union, a regional court. */
        BODY,
        /** Made up for a demonstration; counted as a country, never shown on a map. */
        ILLUSTRATIVE
    }

    public String name(Language language) {
        return names.in(language);
    }

    /** Whether it counts where countries are counted. */
    public boolean isCountry() {
        return switch (kind) {
            case COUNTRY, ILLUSTRATIVE -> true;
            case BODY -> false;
        };
    }
}

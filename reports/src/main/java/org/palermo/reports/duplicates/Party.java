package org.palermo.reports.duplicates;

/**
 * A donor or an organization as the records name it.
 *
 * @param type donor, ngo or partner
 * @param id of the registers; of a partner its name
 * @param name as last recorded
 * @param sort what a donor is: member-state, private-sector ...; empty for organizations
 * @param country code: a donor's or partner's own, an organization's latest project's; empty where none is stated
 * @param records how many name it, at least 1
 */
public record Party(String type, String id, String name, String sort, String country, long records) {}

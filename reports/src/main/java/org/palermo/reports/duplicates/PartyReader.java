package org.palermo.reports.duplicates;

import java.util.List;

/** What the tables say about donors and organizations. */
public interface PartyReader {

    /** Everyone that a standing record names, by type and identifier, as last recorded. */
    List<Party> parties();
}

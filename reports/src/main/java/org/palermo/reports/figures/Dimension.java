package org.palermo.reports.figures;

/** What a posting says beside its day, quantity and evidence (domain.md, The ledger). */
public enum Dimension {
    PROGRAMME,
    JURISDICTION,
    REGION,
    CATEGORY,
    PARTY;

    /** The cell's code in this dimension; empty where the account has none, or the cells were read without it. */
    public String of(Cell cell) {
        return switch (this) {
            case PROGRAMME -> cell.programme();
            case JURISDICTION -> cell.jurisdiction();
            case REGION -> cell.region();
            case CATEGORY -> cell.category();
            case PARTY -> cell.party();
        };
    }
}

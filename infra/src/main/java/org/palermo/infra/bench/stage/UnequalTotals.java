package org.palermo.infra.bench.stage;

/** A stage wrote something else than it should: what was measured was not the job. */
public final class UnequalTotals extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param detail which stage, and in what it differs, in English */
    public UnequalTotals(String detail) {
        super(detail);
    }
}

package org.palermo.streams.state;

/** Why an input was rejected. The codes are stable: the journal keeps them for ever. */
public enum Reason {
    /** The record is no event of its topic: unreadable, without identity, or keyed by something else. */
    CORRUPT_RECORD("corrupt-record"),
    /** The envelope's kind is not one of the topic's, or the body is of another kind. */
    UNKNOWN_KIND("unknown-kind"),
    /** A withdrawal of what was never recorded. */
    NOT_RECORDED("not-recorded"),
    /** The posting rule cannot read the body, or posting it would break the ledger's sums. */
    INVALID_BODY("invalid-body"),
    /** The record moved to another grant: withdraw it and record it anew. */
    GRANT_CHANGED("grant-changed"),
    /** The entity that the record hangs on was never recorded, or is withdrawn. */
    UNKNOWN_REFERENCE("unknown-reference"),
    /** Sent again, but its entity was stated later than where the event lay first. */
    SUPERSEDED("superseded");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}

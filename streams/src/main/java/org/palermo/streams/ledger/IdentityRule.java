package org.palermo.streams.ledger;

import java.util.List;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Identity;

/**
 * An identity counts nowhere: the records that name the alias keep their postings, and the figures read which party each
 * identifier is, as known on the day that they are asked for.
 */
final class IdentityRule implements PostingRule<Identity> {

    @Override
    public String kind() {
        return "identity";
    }

    @Override
    public Class<Identity> body() {
        return Identity.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Identity body) {
        if (body.getType().isBlank()
                || body.getAlias().isBlank()
                || body.getCanonical().isBlank()) {
            return new Judgement.Invalid("type, alias and canonical: one of them is empty");
        }
        return new Judgement.Stands(List.of());
    }
}

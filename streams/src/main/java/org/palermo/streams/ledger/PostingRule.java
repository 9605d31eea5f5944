package org.palermo.streams.ledger;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.event.Envelope;

/**
 * What an entity of one kind stands for in the ledger, from its current content alone. Rules are pure: the same event
 * always gives the same postings in the same order.
 *
 * @param <B> the generated class of the kind's body
 */
public interface PostingRule<B extends SpecificRecord> {

    /** The kind as envelopes name it. */
    String kind();

    /** The class of the kind's bodies. */
    Class<B> body();

    /** What the entity stands for while this is its content. */
    Judgement judge(Envelope envelope, B body);

    /** The entity that it hangs on, which must count for this one to be accepted, and which it may not exchange. */
    default Optional<Reference> reference(B body) {
        return Optional.empty();
    }
}

package org.palermo.streams.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.event.Envelope;

/** The posting rules of all kinds. A further kind is one class and one line here. */
public final class Ledger {

    private final Map<String, PostingRule<?>> byKind;

    private Ledger(List<PostingRule<?>> rules) {
        byKind = rules.stream().collect(Collectors.toUnmodifiableMap(PostingRule::kind, Function.identity()));
    }

    /** The ledger of the programme and its fund. */
    public static Ledger of(Places places) {
        return new Ledger(List.of(
                new ActivityRule(places),
                new TrainingRule(places),
                new CaseRule(places),
                new ContributionRule(places),
                new GrantRule(places),
                new DisbursementRule(places),
                new AssistanceRule(places),
                new ChargeRule(places),
                new RateRule(),
                new TreatyRule(places),
                new OutputRule(places),
                new AgreementRule(places),
                new PartnerRule(places),
                new IdentityRule(),
                new TargetRule(places)));
    }

    /** Whether a kind's rule takes this body. */
    public boolean takes(String kind, SpecificRecord body) {
        PostingRule<?> rule = byKind.get(kind);
        return rule != null && rule.body().isInstance(body);
    }

    /**
     * What an entity stands for while this is its content.
     *
     * @throws IllegalArgumentException where {@link #takes} is false
     */
    public Judgement judge(Envelope envelope, SpecificRecord body) {
        return judge(rule(envelope.getKind(), body), envelope, body);
    }

    /**
     * The entity that this content hangs on, empty where it stands alone.
     *
     * @throws IllegalArgumentException where {@link #takes} is false
     */
    public Optional<Reference> reference(String kind, SpecificRecord body) {
        return reference(rule(kind, body), body);
    }

    private PostingRule<?> rule(String kind, SpecificRecord body) {
        PostingRule<?> rule = byKind.get(kind);
        if (rule == null || !rule.body().isInstance(body)) {
            throw new IllegalArgumentException("no posting rule for kind " + kind + " with a body of "
                    + body.getClass().getSimpleName());
        }
        return rule;
    }

    private static <B extends SpecificRecord> Judgement judge(
            PostingRule<B> rule, Envelope envelope, SpecificRecord body) {
        return rule.judge(envelope, rule.body().cast(body));
    }

    private static <B extends SpecificRecord> Optional<Reference> reference(PostingRule<B> rule, SpecificRecord body) {
        return rule.reference(rule.body().cast(body));
    }
}

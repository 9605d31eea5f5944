package org.palermo.streams.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Withdrawn;

/**
 * A history told another way that must come to the same: entities interleaved differently, accepted events sent again
 * later, statements that are corrected and corrected back, and entities that are recorded and withdrawn.
 */
public final class Retelling {

    /**
     * One event as it is told.
     *
     * @param step what is sent
     * @param outcome that it must have; null where it is an addition of which only the sum is known: nothing
     */
    public record Told(Histories.Step step, @Nullable String outcome) {}

    private static final int PASSING = 4;

    private final List<Histories.Step> history;
    private final Random random;
    private final Map<String, List<Told>> strands = new LinkedHashMap<>();
    private int additions;

    private Retelling(List<Histories.Step> history, Random random) {
        this.history = history;
        this.random = random;
    }

    /** @param outcomes of the history's events, told straight */
    public static List<Told> of(List<Histories.Step> history, List<String> outcomes, Random random) {
        Retelling retelling = new Retelling(history, random);
        for (int i = 0; i < history.size(); i++) {
            retelling.tell(history.get(i), outcomes.get(i));
        }
        retelling.strands.values().forEach(retelling::sendAgain);
        for (int i = random.nextInt(PASSING); i > 0; i--) {
            retelling.pass();
        }
        return retelling.interleaved();
    }

    private void tell(Histories.Step step, String outcome) {
        List<Told> strand = strands.computeIfAbsent(strand(step), unused -> new ArrayList<>());
        strand.add(new Told(step, outcome));
        if (outcome.equals("posted") && !(step.body() instanceof Withdrawn) && random.nextInt(8) == 0) {
            strand.add(new Told(addition(step, otherBody(step)), null));
            strand.add(new Told(addition(step, step.body()), null));
        }
    }

    private void sendAgain(List<Told> strand) {
        for (int i = 0; i < strand.size(); i++) {
            Told told = strand.get(i);
            if ("posted".equals(told.outcome()) && random.nextInt(6) == 0) {
                int later = i + 1 + random.nextInt(strand.size() - i);
                strand.add(later, new Told(told.step(), "duplicate"));
            }
        }
    }

    /** An entity that nothing else speaks of is recorded, if it can be, and withdrawn. */
    private void pass() {
        Histories.Step like = history.get(random.nextInt(history.size()));
        String entity = like.envelope().getEntityId() + "-passing-" + additions;
        List<Told> strand = strands.computeIfAbsent(
                strand(like.of(entity, like.envelope().getEventId())), unused -> new ArrayList<>());
        int recorded = random.nextInt(strand.size() + 1);
        int withdrawn = recorded + 1 + random.nextInt(strand.size() - recorded + 1);
        strand.add(recorded, new Told(addition(like, like.body()).of(entity, "added-" + additions), null));
        strand.add(withdrawn, new Told(addition(like, Samples.withdrawn()).of(entity, "added-" + additions), null));
    }

    private SpecificRecord otherBody(Histories.Step step) {
        String kind = step.envelope().getKind();
        List<Histories.Step> sameKind = history.stream()
                .filter(other -> other.envelope().getKind().equals(kind))
                .toList();
        return sameKind.get(random.nextInt(sameKind.size())).body();
    }

    private Histories.Step addition(Histories.Step like, SpecificRecord body) {
        additions++;
        return new Histories.Step(like.envelope(), body).of(like.envelope().getEntityId(), "added-" + additions);
    }

    /** Any strand goes on next, so that only the order within each one stays. */
    private List<Told> interleaved() {
        List<List<Told>> left = new ArrayList<>(strands.values());
        int[] next = new int[left.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < left.get(i).size(); j++) {
                order.add(i);
            }
        }
        Collections.shuffle(order, random);
        return order.stream().map(i -> left.get(i).get(next[i]++)).toList();
    }

    /** What has to stay in order: an entity's events, and all of grants and what hangs on them. */
    private static String strand(Histories.Step step) {
        Envelope envelope = step.envelope();
        return switch (envelope.getKind()) {
            case "grant", "disbursement", "assistance" -> "grants";
            default -> envelope.getKind() + "/" + envelope.getEntityId();
        };
    }
}

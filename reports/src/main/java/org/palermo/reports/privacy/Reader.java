package org.palermo.reports.privacy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * What somebody can work out who has all the numbers that are shown and knows which counts each is the sum of: the least
 * and the most that any other sum of them can be, by linear programming. Counts of persons are never negative.
 */
final class Reader {

    /** Bounds are worked out in floating point, of sums of whole persons; what is nearer to a whole number is that number. */
    private static final BigDecimal NOISE = new BigDecimal("0.0001");

    private final Map<String, Long> persons;
    private final Collection<Shown> seen;

    /**
     * @param persons the counts, by name
     * @param seen numbers that the reader has
     */
    Reader(Map<String, Long> persons, Collection<Shown> seen) {
        this.persons = persons;
        this.seen = seen;
    }

    Bounds of(Set<String> counts) {
        return new Bounds(least(counts), most(counts));
    }

    private long least(Set<String> counts) {
        Optimisation.Result result = model(counts).minimise();
        require(result);
        return Math.max(
                0,
                BigDecimal.valueOf(result.getValue())
                        .subtract(NOISE)
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact());
    }

    private long most(Set<String> counts) {
        Optimisation.Result result = model(counts).maximise();
        if (result.getState() == Optimisation.State.UNBOUNDED) {
            return Bounds.UNKNOWN;
        }
        require(result);
        return BigDecimal.valueOf(result.getValue())
                .add(NOISE)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private ExpressionsBasedModel model(Set<String> asked) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Map<String, Variable> variables = new HashMap<>();
        persons.keySet().stream().sorted().forEach(name -> {
            Variable variable = model.newVariable(name).lower(0);
            if (asked.contains(name)) {
                variable.weight(1);
            }
            variables.put(name, variable);
        });
        for (Shown number : seen) {
            Expression sum = model.newExpression(number.id()).level(number.value(persons));
            number.counts().forEach(name -> sum.set(variables.get(name), 1));
        }
        return model;
    }

    private static void require(Optimisation.Result result) {
        if (!result.getState().isOptimal()) {
            throw new IllegalStateException("what can be worked out of the numbers shown was not found: "
                    + result.getState() + "; nothing is shown rather than too much");
        }
    }
}
